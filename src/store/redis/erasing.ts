import * as z from 'zod'
import { answeredLifetime } from '../answered-lifetime.ts'
import { auditLifetime, type ForgetEnding, type ForgetReceipt, type Store } from '../store.ts'
import { sumReceipts } from '../sum-receipts.ts'
import { purgeAudit } from './audit.ts'
import type { RedisClient } from './client.ts'
import { dropFlags, expiredIds, homeOf, moveExpiry } from './flag-index.ts'
import { flatPairs } from './flat-pairs.ts'
import { conversationKeys } from './keys.ts'
import {
  announceItems,
  dropItems,
  orderOf,
  outboxRecord,
  type OutboxPlace,
  type OutboxRecord,
} from './outbox-index.ts'
import { readScript } from './script.ts'

const finishScript = readScript('finish-forgetting-7')
const finishReply = z.tuple([z.array(z.string()), z.array(z.string())]).nullable()
const forgetScript = readScript('forget-7')
const purgeFlagScript = readScript('purge-flag-2')
const forgetReply = z.tuple([z.int(), z.array(z.string()), z.array(z.string())])
const countReply = z.int()
const expiryReply = z.string().transform(Number).nullable()
const purgeBatch = 100

export function createErasing(
  client: RedisClient,
): Pick<Store, 'finishForgetting' | 'forget' | 'summarize' | 'purge'> {
  return {
    finishForgetting: (ending) => finishForgetting(client, ending),
    async forget(conversations) {
      return sumReceipts(await Promise.all(conversations.map((one) => forgetOne(client, one))))
    },
    async summarize(conversation) {
      const keys = conversationKeys(conversation)
      const [conversations, outboxItems, flags] = await Promise.all([
        client.call('EXISTS', keys.state),
        client.call('HLEN', keys.outbox),
        client.call('HLEN', keys.flags),
      ])
      return {
        conversations: countReply.parse(conversations),
        outboxItems: countReply.parse(outboxItems),
        flags: countReply.parse(flags),
      }
    },
    // Conversations, answered updates and outboxes leave by their own expiry; flags share a key and need a hand.
    async purge(now) {
      for (;;) {
        const ids = await expiredIds(client, now, purgeBatch)
        await Promise.all(ids.map((id) => purgeFlag(client, id, now)))
        if (ids.length < purgeBatch) break
      }
      while ((await purgeAudit(client, now - auditLifetime, purgeBatch)) === purgeBatch);
    },
  }
}

async function forgetOne(client: RedisClient, conversation: string): Promise<ForgetReceipt> {
  const { state, answered, outbox, leases, flags, neighbours, muted } = conversationKeys(conversation)
  const reply = await client.run(
    forgetScript,
    [state, answered, outbox, leases, flags, neighbours, muted],
    [],
  )
  const [conversations, items, flagIds] = forgetReply.parse(reply)
  const places = placesOf(conversation, items)
  await Promise.all([dropItems(client, places), dropFlags(client, flagIds)])
  return { conversations, outboxItems: places.length, flags: flagIds.length }
}

/** From a reply of HGETALL. */
function placesOf(conversation: string, items: readonly string[]): readonly OutboxPlace[] {
  return flatPairs
    .parse(items)
    .map(([id, written]) => ({ order: outboxRecord.parse(written).order, conversation, id }))
}

async function finishForgetting(
  client: RedisClient,
  { conversation, taskId, updateId, leaving, now, expiresAt }: ForgetEnding,
): Promise<boolean> {
  const items = leaving.map((item, position) => {
    const { payload, crisis, createdAt } = item
    return {
      item,
      record: { payload, crisis, createdAt, order: orderOf(0, position) } satisfies OutboxRecord,
    }
  })
  await announceItems(client, items)
  const { state, answered, outbox, leases, flags, neighbours, muted } = conversationKeys(conversation)
  const reply = await client.run(
    finishScript,
    [state, answered, outbox, leases, flags, neighbours, muted],
    [
      taskId,
      updateId,
      now + answeredLifetime,
      expiresAt,
      ...items.flatMap(({ item, record }) => [item.id, JSON.stringify(record)]),
    ],
  )
  const held = finishReply.parse(reply)
  if (held === null) return false
  const [before, flagIds] = held
  await Promise.all([dropItems(client, placesOf(conversation, before)), dropFlags(client, flagIds)])
  return true
}

async function purgeFlag(client: RedisClient, id: string, now: number): Promise<void> {
  const home = await homeOf(client, id)
  const livesUntil =
    home === null
      ? null
      : expiryReply.parse(
          await client.run(
            purgeFlagScript,
            [conversationKeys(home).flags, conversationKeys(home).neighbours],
            [id, now],
          ),
        )
  await (livesUntil === null ? dropFlags(client, [id]) : moveExpiry(client, id, livesUntil))
}
