import * as z from 'zod'
import type { OutboxItem } from '../store.ts'
import { flatPairs } from './flat-pairs.ts'
import type { RedisClient } from './client.ts'
import { waitingOutboxKey } from './keys.ts'

/** What the outbox of a conversation holds of an item under its id. */
export const outboxRecord = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(
    z.strictObject({
      payload: z.string(),
      crisis: z.boolean(),
      createdAt: z.int(),
      /** Sorts items of the same millisecond: version of the conversation, place in the commit. */
      order: z.string(),
    }),
  )
export type OutboxRecord = z.output<typeof outboxRecord>

/** Where an item stands. */
export interface OutboxPlace {
  readonly order: string
  readonly conversation: string
  readonly id: string
}

/**
 * The index of all outboxes lives in another slot than they do, so it cannot change in the same step. It is written
 * before the commit and cleared after the removal: it may name what is not there, never miss what is.
 */
export async function announceItems(
  client: RedisClient,
  items: readonly { readonly item: OutboxItem; readonly record: OutboxRecord }[],
): Promise<void> {
  if (items.length === 0) return
  const scored = items.flatMap(({ item, record }) => [
    record.createdAt,
    memberOf({ order: record.order, conversation: item.conversation, id: item.id }),
  ])
  await client.call('ZADD', waitingOutboxKey, ...scored)
}

export async function dropItems(client: RedisClient, places: readonly OutboxPlace[]): Promise<void> {
  if (places.length > 0) await client.call('ZREM', waitingOutboxKey, ...places.map(memberOf))
}

const memberTuple = z.tuple([z.string(), z.string(), z.string()])

/** A page of the index, oldest first, with the time under which each stands. */
export async function readPlaces(
  client: RedisClient,
  offset: number,
  count: number,
): Promise<readonly (OutboxPlace & { readonly createdAt: number })[]> {
  const reply = await client.call('ZRANGE', waitingOutboxKey, offset, offset + count - 1, 'WITHSCORES')
  return flatPairs.parse(reply).map(([member, createdAt]) => {
    const [order, conversation, id] = memberTuple.parse(JSON.parse(member))
    return { order, conversation, id, createdAt: Number(createdAt) }
  })
}

export function orderOf(version: number, position: number): string {
  return `${String(version).padStart(12, '0')}.${String(position).padStart(4, '0')}`
}

// Starts with the order: members of the same score are sorted by their text.
const memberOf = ({ order, conversation, id }: OutboxPlace) => JSON.stringify([order, conversation, id])
