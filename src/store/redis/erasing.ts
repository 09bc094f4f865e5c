import * as z from 'zod'
import { auditLifetime, type ForgetReceipt, type Store } from '../store.ts'
import { sumReceipts } from '../sum-receipts.ts'
import { purgeAudit } from './audit.ts'
import type { RedisClient } from './client.ts'
import { dropFlags, expiredIds, homeOf, moveExpiry } from './flag-index.ts'
import { conversationKeys } from './keys.ts'
import { dropItems, outboxRecord, type OutboxPlace } from './outbox-index.ts'
import { readScript } from './script.ts'

const forgetScript = readScript('forget-7')
const purgeFlagScript = readScript('purge-flag-2')
const forgetReply = z.tuple([z.int(), z.array(z.string()), z.array(z.string())])
const countReply = z.int()
const expiryReply = z.string().transform(Number).nullable()
const purgeBatch = 100

export function createErasing(client: RedisClient): Pick<Store, 'forget' | 'summarize' | 'purge'> {
  return {
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
  const places: OutboxPlace[] = []
  for (let next = 0; next < items.length; next += 2) {
    const { order } = outboxRecord.parse(items[next + 1])
    places.push({ order, conversation, id: items[next] ?? '' })
  }
  await Promise.all([dropItems(client, places), dropFlags(client, flagIds)])
  return { conversations, outboxItems: places.length, flags: flagIds.length }
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
