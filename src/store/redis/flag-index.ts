import * as z from 'zod'
import type { Flag, FlagState } from '../store.ts'
import { flatPairs } from './flat-pairs.ts'
import type { RedisClient } from './client.ts'
import { flagIndexKeys } from './keys.ts'
import { readScript } from './script.ts'

const announceScript = readScript('announce-flags-7')
const placeScript = readScript('place-flag-5')
const mendDueScript = readScript('mend-due-1')
const dropScript = readScript('drop-flags-8')
const { byAge, byExpiry, homes, byDue, open, claimed, closed, placed } = flagIndexKeys
const ids = z.array(z.string())

/** States that stand in one list. */
export type StateGroup = 'open' | 'claimed' | 'closed'
const groupKeys = { open, claimed, closed }

export function groupOf(state: FlagState): StateGroup {
  return state === 'open' || state === 'claimed' ? state : 'closed'
}

/** Critical ones stand before all others; within a severity the one that has waited longest comes first. */
const placeInQueue = (flag: Position) => flag.createdAt - (flag.severity === 'critical' ? 1e13 : 0)

/**
 * The index of flags lives in another slot than the flags do, so it cannot change in the same step. It is written
 * before a flag is made or changed and put right afterwards: it may name what is not there, never miss what is. A
 * name without a flag goes when the flag would have expired.
 */
export async function announceFlags(client: RedisClient, flags: readonly Flag[]): Promise<void> {
  if (flags.length === 0) return
  const facts = flags.flatMap((flag) => [
    flag.id,
    flag.conversation,
    flag.createdAt,
    flag.expiresAt,
    flag.dueAt ?? '',
    { open: 5, claimed: 6, closed: 7 }[groupOf(flag.state)],
    placeInQueue(flag),
  ])
  await client.run(announceScript, [byAge, byExpiry, homes, byDue, open, claimed, closed], facts)
}

/** After the change: takes the flag out of the lists where it no longer belongs, and sets the time when it is due. */
export async function placeFlag(client: RedisClient, flag: Flag): Promise<void> {
  const group = { open: 2, claimed: 3, closed: 4 }[groupOf(flag.state)]
  await client.run(
    placeScript,
    [byDue, open, claimed, closed, placed],
    [flag.id, flag.version, flag.dueAt ?? '', group],
  )
}

export async function dropFlags(client: RedisClient, flagIds: readonly string[]): Promise<void> {
  if (flagIds.length === 0) return
  await client.run(dropScript, [byAge, byExpiry, byDue, open, claimed, closed, homes, placed], flagIds)
}

/** Ids that may be due, with the time under which they stand. */
export async function dueIds(
  client: RedisClient,
  now: number,
  offset: number,
  count: number,
): Promise<readonly { readonly id: string; readonly score: string }[]> {
  const range = ['BYSCORE', 'LIMIT', offset, count, 'WITHSCORES'] as const
  const reply = await client.call('ZRANGE', byDue, '-inf', now, ...range)
  return flatPairs.parse(reply).map(([id, score]) => ({ id, score }))
}

export async function mendDue(
  client: RedisClient,
  id: string,
  score: string,
  dueAt: number | null,
): Promise<void> {
  await client.run(mendDueScript, [byDue], [id, score, dueAt ?? ''])
}

type Position = Pick<Flag, 'createdAt' | 'severity'>

/** A page of a list, in the order of the queue, from a position on. */
export async function queuedIds(
  client: RedisClient,
  group: StateGroup,
  from: Position | undefined,
  offset: number,
  count: number,
): Promise<string[]> {
  const start = from === undefined ? '-inf' : placeInQueue(from)
  const range = ['BYSCORE', 'LIMIT', offset, count] as const
  return ids.parse(await client.call('ZRANGE', groupKeys[group], start, '+inf', ...range))
}

/** The conversations in which these flags are kept; null for a flag that there is not. */
export async function homesOf(
  client: RedisClient,
  flagIds: readonly string[],
): Promise<readonly (string | null)[]> {
  if (flagIds.length === 0) return []
  return z.array(z.string().nullable()).parse(await client.call('HMGET', homes, ...flagIds))
}

/** The conversation in which the flag is kept; null when there is no such flag. */
export async function homeOf(client: RedisClient, flagId: string): Promise<string | null> {
  return z
    .string()
    .nullable()
    .parse(await client.call('HGET', homes, flagId))
}

/** A page of flag ids, newest first, from a time of creation on. */
export async function newestIds(
  client: RedisClient,
  from: Position | undefined,
  offset: number,
  count: number,
): Promise<string[]> {
  const range = ['BYSCORE', 'REV', 'LIMIT', offset, count] as const
  return ids.parse(await client.call('ZRANGE', byAge, from?.createdAt ?? '+inf', '-inf', ...range))
}

/** Ids of flags whose time has come, at most `count`. */
export async function expiredIds(client: RedisClient, now: number, count: number): Promise<string[]> {
  return ids.parse(await client.call('ZRANGE', byExpiry, '-inf', now, 'BYSCORE', 'LIMIT', 0, count))
}

export async function moveExpiry(client: RedisClient, flagId: string, expiresAt: number): Promise<void> {
  await client.call('ZADD', byExpiry, 'XX', expiresAt, flagId)
}
