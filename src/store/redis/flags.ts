import { z } from 'zod'
import type { Flag, Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { homeOf, moveExpiry, newestIds } from './flag-index.ts'
import { conversationKeys } from './keys.ts'
import { readScript } from './script.ts'

const updateScript = readScript('update-flag-1')
const updateReply = z.enum(['updated', 'conflict'])
const page = 100

const flagRecord = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(
    z.strictObject({
      id: z.string(),
      conversation: z.string(),
      version: z.int(),
      createdAt: z.int(),
      expiresAt: z.int(),
      severity: z.enum(['critical', 'low']),
      state: z.enum(['open', 'seen']),
      payload: z.string(),
    }),
  )
  .nullable()

export function createFlags(client: RedisClient): Pick<Store, 'readFlag' | 'updateFlag' | 'listFlags'> {
  const readFlag = async (id: string): Promise<Flag | null> => {
    const home = await homeOf(client, id)
    if (home === null) return null
    return flagRecord.parse(await client.call('HGET', conversationKeys(home).flags, id))
  }
  return {
    readFlag,
    async updateFlag(flag) {
      const reply = await client.run(
        updateScript,
        [conversationKeys(flag.conversation).flags],
        [flag.id, flag.version - 1, JSON.stringify(flag), flag.expiresAt],
      )
      const result = updateReply.parse(reply)
      if (result === 'updated') await moveExpiry(client, flag.id, flag.expiresAt)
      return result
    },
    async listFlags(limit) {
      const flags: Flag[] = []
      for (let offset = 0; flags.length < limit; offset += page) {
        const ids = await newestIds(client, offset, page)
        const held = await Promise.all(ids.map(readFlag))
        flags.push(...held.filter((flag) => flag !== null))
        if (ids.length < page) break
      }
      return flags.slice(0, limit)
    },
  }
}
