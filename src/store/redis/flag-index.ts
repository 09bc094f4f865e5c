import { z } from 'zod'
import type { Flag } from '../store.ts'
import type { RedisClient } from './client.ts'
import { flagIndexKeys } from './keys.ts'
import { readScript } from './script.ts'

const announceScript = readScript('announce-flags-3')
const dropScript = readScript('drop-flags-3')
const { byAge, byExpiry, homes } = flagIndexKeys
const indexKeys = [byAge, byExpiry, homes]
const ids = z.array(z.string())

/**
 * The index of flags lives in another slot than the flags do, so it cannot change in the same step. It is written
 * before the commit and cleared after the erasing: it may name what is not there, never miss what is. A name
 * without a flag goes when the flag would have expired.
 */
export async function announceFlags(client: RedisClient, flags: readonly Flag[]): Promise<void> {
  if (flags.length === 0) return
  const facts = flags.flatMap((flag) => [flag.id, flag.conversation, flag.createdAt, flag.expiresAt])
  await client.run(announceScript, indexKeys, facts)
}

export async function dropFlags(client: RedisClient, flagIds: readonly string[]): Promise<void> {
  if (flagIds.length > 0) await client.run(dropScript, indexKeys, flagIds)
}

/** The conversation in which the flag is kept; null when there is no such flag. */
export async function homeOf(client: RedisClient, flagId: string): Promise<string | null> {
  return z
    .string()
    .nullable()
    .parse(await client.call('HGET', homes, flagId))
}

/** A page of flag ids, newest first. */
export async function newestIds(client: RedisClient, offset: number, count: number): Promise<string[]> {
  return ids.parse(await client.call('ZRANGE', byAge, offset, offset + count - 1, 'REV'))
}

/** Ids of flags whose time has come, at most `count`. */
export async function expiredIds(client: RedisClient, now: number, count: number): Promise<string[]> {
  return ids.parse(await client.call('ZRANGE', byExpiry, '-inf', now, 'BYSCORE', 'LIMIT', 0, count))
}

export async function moveExpiry(client: RedisClient, flagId: string, expiresAt: number): Promise<void> {
  await client.call('ZADD', byExpiry, 'XX', expiresAt, flagId)
}
