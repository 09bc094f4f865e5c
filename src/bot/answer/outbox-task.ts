import * as z from 'zod'
import { cardsLeftSchema, type CardsLeft } from '../moderators/cards-left.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import type { OutboxItem } from '../../store/store.ts'
import { purposes } from '../sealed-purpose.ts'
import { messageSchema, type Outgoing } from './outgoing.ts'

/**
 * Work that stands in the outbox beside the messages: it was committed with the update that asked for it, so a crash
 * cannot lose it. Doing it twice changes nothing.
 */
export type OutboxTask =
  /** Erase what is held about the person, then send the receipt; how much it was is filled in. */
  | { readonly task: 'forget'; readonly receipt: Pick<Outgoing, 'target' | 'reference'> }
  /** Take the words out of cards of flags that are erased already. */
  | { readonly task: 'empty-cards'; readonly left: CardsLeft }

const taskSchema = z.discriminatedUnion('task', [
  z.strictObject({ task: z.literal('forget'), receipt: messageSchema }),
  z.strictObject({ task: z.literal('empty-cards'), left: cardsLeftSchema }),
])

export function sealTask(
  task: OutboxTask,
  { conversation, id, now }: { readonly conversation: string; readonly id: string; readonly now: number },
  privacy: Pick<Privacy, 'seal'>,
): OutboxItem {
  const payload = privacy.seal(JSON.stringify(task), purposes.outbox(conversation, id))
  return { id, conversation, payload, crisis: false, createdAt: now, claimed: false }
}

/** Null when it is no task. */
export function openTask(item: OutboxItem, privacy: Pick<Privacy, 'open'>): OutboxTask | null {
  const opened = privacy.open(item.payload, purposes.outbox(item.conversation, item.id))
  const parsed = opened === null ? null : taskSchema.safeParse(JSON.parse(opened))
  return parsed?.success === true ? parsed.data : null
}
