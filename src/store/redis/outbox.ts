import * as z from 'zod'
import type { OutboxItem, Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { conversationKeys } from './keys.ts'
import { dropItems, outboxRecord, readPlaces, type OutboxPlace } from './outbox-index.ts'
import { readScript } from './script.ts'

const claimScript = readScript('claim-outbox-item-2')
const removeScript = readScript('remove-outbox-item-2')
const page = 100
/** An item that is announced and not there after so long belongs to a commit that failed. Milliseconds. */
const announcedInVain = 60 * 60 * 1000

type OutboxMethods = 'claimOutboxItem' | 'removeOutboxItem' | 'findDueOutboxItems' | 'readOutboxItem'

export function createOutbox(client: RedisClient): Pick<Store, OutboxMethods> {
  return {
    async claimOutboxItem(conversation, id, now, leaseUntil) {
      const { outbox, leases } = conversationKeys(conversation)
      return (await client.run(claimScript, [outbox, leases], [id, now, leaseUntil])) === 1
    },
    async removeOutboxItem(conversation, id) {
      const { outbox, leases } = conversationKeys(conversation)
      const removed = outboxRecord.nullable().parse(await client.run(removeScript, [outbox, leases], [id]))
      if (removed !== null) await dropItems(client, [{ order: removed.order, conversation, id }])
    },
    async findDueOutboxItems(now, olderThan, limit) {
      const due: OutboxItem[] = []
      const inVain: OutboxPlace[] = []
      for (let offset = 0; due.length < limit; offset += page) {
        const places = await readPlaces(client, offset, page)
        const held = await Promise.all(
          places.map(({ conversation, id }) => readItem(client, conversation, id)),
        )
        for (const [index, place] of places.entries()) {
          const found = held[index]
          if (!found) {
            if (place.createdAt < now - announcedInVain) inVain.push(place)
          } else if (found.lease === null ? place.createdAt < olderThan : found.lease <= now)
            due.push(found.item)
        }
        if (places.length < page) break
      }
      await dropItems(client, inVain)
      return due.slice(0, limit)
    },
    async readOutboxItem(conversation, id) {
      return (await readItem(client, conversation, id))?.item ?? null
    },
  }
}

const leaseReply = z.string().transform(Number).nullable()

async function readItem(
  client: RedisClient,
  conversation: string,
  id: string,
): Promise<{ readonly item: OutboxItem; readonly lease: number | null } | null> {
  const keys = conversationKeys(conversation)
  const [held, leaseHeld] = await Promise.all([
    client.call('HGET', keys.outbox, id),
    client.call('HGET', keys.leases, id),
  ])
  const record = outboxRecord.nullable().parse(held)
  if (record === null) return null
  const lease = leaseReply.parse(leaseHeld)
  const { payload, crisis, createdAt } = record
  return { item: { id, conversation, payload, crisis, createdAt, claimed: lease !== null }, lease }
}
