import * as z from 'zod'
import type { Asked, Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { askedKey } from './keys.ts'
import { readScript } from './script.ts'

const countScript = readScript('count-asked-1')
const pairs = z.array(z.string())

export function createAsked(client: RedisClient): Pick<Store, 'readAsked'> {
  return {
    async readAsked(days) {
      const replies = await Promise.all(days.map((day) => client.call('HGETALL', askedKey(day))))
      return replies.flatMap((reply, index) => {
        const read = pairs.parse(reply)
        const topics = read.filter((_, place) => place % 2 === 0)
        return topics
          .map((topic, place) => ({ day: days[index] ?? '', topic, count: Number(read[place * 2 + 1]) }))
          .toSorted((one, other) => (one.topic < other.topic ? -1 : 1))
      })
    },
  }
}

/** Counts live in another slot than the conversation: nobody waits for them, and one that is lost is no harm. */
export function countAsked(client: RedisClient, { day, topic, expiresAt }: Asked): void {
  client.run(countScript, [askedKey(day)], [topic, expiresAt]).catch(() => {})
}
