import type { Delivery, DeliveryResult } from '../outbound/lanes.ts'
import { alreadySaid, type StartedReply } from './crisis-first.ts'
import { deliveryOf, type Outgoing } from './outgoing.ts'
import { errorKind } from '../log.ts'
import type { Shell } from './shell.ts'

/** How long a worker has for one message before others may think that it died with it. */
export const leaseMilliseconds = 60_000

/** Sends what was committed and takes it out of the outbox when Telegram has it. Never rejects. */
export async function deliverCommitted(
  shell: Shell,
  conversation: string,
  outgoing: Outgoing,
  started: StartedReply | null,
): Promise<void> {
  const { store, clock } = shell
  const result =
    started !== null && alreadySaid(started, outgoing.reference)
      ? await started.result
      : await shell.lanes.deliver({
          ...deliveryOf(outgoing),
          claim: () => claim(shell, conversation, outgoing),
        })
  if (result !== 'accepted' && result !== 'refused') return
  try {
    await store.removeOutboxItem(conversation, outgoing.id)
  } catch (error) {
    // It stays in the outbox and is looked at again later: late, but not lost.
    shell.log.warn({ event: 'outbox-not-cleared', error: errorKind(error), at: clock() })
  }
}

async function claim(shell: Shell, conversation: string, outgoing: Outgoing): Promise<boolean> {
  const now = shell.clock()
  try {
    return await shell.store.claimOutboxItem(conversation, outgoing.id, now, now + leaseMilliseconds)
  } catch {
    // The store went away after the commit: sending without the mark is better than not sending.
    return true
  }
}

/** Sends without a store. Resolves when Telegram has answered. */
export async function deliverDirectly(
  shell: Shell,
  outgoing: readonly Outgoing[],
  started: StartedReply | null,
): Promise<void> {
  const results: Promise<DeliveryResult>[] = outgoing.map((item) => {
    if (started !== null && alreadySaid(started, item.reference)) return started.result
    const delivery: Delivery = deliveryOf(item)
    return shell.lanes.deliver(delivery)
  })
  await Promise.all(results)
}
