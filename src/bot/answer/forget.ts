import type { CardId } from '../../content/card-ids.ts'
import type { ForgetReceipt, OutboxItem } from '../../store/store.ts'
import { cardsLeftOf } from '../moderators/cards-left.ts'
import { errorKind } from '../log.ts'
import { deliverCommitted, leaseMilliseconds } from './deliver-plan.ts'
import { outgoingOf, sealOutgoing, type Outgoing } from './outgoing.ts'
import { openTask, sealTask, type OutboxTask } from './outbox-task.ts'
import type { Heard } from './heard.ts'
import { referenceFor, menuRow } from '../../flows/replies/reference-for.ts'
import { freshContext, type ConversationContext } from '../../flows/conversation-context.ts'
import type { Shell } from './shell.ts'

const updateIdOf = (id: string) => Number.parseInt(id, 10)
const receiptCard: CardId = 'forget-done'
/** What follows the erasing has this long. */
const afterwards = 2 * 24 * 60 * 60 * 1000

/** The task that a person's wish to be forgotten becomes, to be committed with the update itself. */
export function forgetTask(shell: Shell, heard: Heard, context: ConversationContext): OutboxItem | null {
  // The receipt is written in the language of the talk that is about to be erased.
  const left = { ...freshContext(), language: context.language, spoken: context.spoken }
  const reference = referenceFor(left, heard.facts, receiptCard, { keyboard: menuRow })
  const [receipt] = outgoingOf(heard.inbound, [{ kind: 'say', reference, crisis: false, edit: false }])
  if (receipt === undefined) return null
  const place = {
    conversation: heard.conversation,
    id: forgetTaskId(heard.inbound.updateId),
    now: heard.facts.at,
  }
  return sealTask(
    { task: 'forget', receipt: { target: receipt.target, reference: receipt.reference } },
    place,
    shell.privacy,
  )
}

export const forgetTaskId = (updateId: number) => `${updateId}.forget`

/**
 * Erases what is held about a person, in steps of which each may be the last before a crash: the task stays in the
 * outbox until everything is erased in one step, and that step leaves there what has to follow, the cards that still
 * show an excerpt and the receipt. Rejects when the store does; then it is taken up again later.
 *
 * @param now later than the clock says, when leases of the process before this one are void
 */
export async function carryOutForget(
  shell: Shell,
  conversation: string,
  taskId: string,
  now: number,
): Promise<void> {
  const { store, privacy } = shell
  if (!(await store.claimOutboxItem(conversation, taskId, now, now + leaseMilliseconds))) return
  const item = await store.readOutboxItem(conversation, taskId)
  const task = item === null ? null : openTask(item, privacy)
  if (task?.task !== 'forget') return
  const flags = await store.flagsOf(conversation)
  const held = await store.summarize(conversation)
  const receipt: Outgoing = {
    id: `${taskId}.receipt`,
    crisis: false,
    target: task.receipt.target,
    // The task itself is none of the person's records.
    reference: { ...task.receipt.reference, values: { count: recordsIn(held) - 1 } },
  }
  const emptying: OutboxTask = { task: 'empty-cards', left: cardsLeftOf(flags, privacy) }
  const at = shell.clock()
  const place = { conversation, id: `${taskId}.cards`, now: at }
  const hasCards = shell.desk !== null && flags.length > 0
  const isErased = await store.finishForgetting({
    conversation,
    taskId,
    updateId: updateIdOf(taskId),
    leaving: [
      ...(hasCards ? [sealTask(emptying, place, privacy)] : []),
      sealOutgoing(receipt, conversation, at, privacy),
    ],
    now: at,
    expiresAt: at + afterwards,
  })
  if (!isErased) return
  shell.recent.forget(conversation)
  shell.words.forget(conversation)
  if (hasCards) await carryOutEmptying(shell, { ...place, left: emptying.left })
  await deliverCommitted(shell, conversation, receipt, null)
}

/** Empties cards of flags that are erased; what could not be done now stays in the outbox. Never rejects. */
export async function carryOutEmptying(
  shell: Shell,
  {
    conversation,
    id,
    left,
  }: { readonly conversation: string; readonly id: string } & {
    readonly left: Extract<OutboxTask, { task: 'empty-cards' }>['left']
  },
): Promise<void> {
  try {
    if ((await shell.desk?.emptyCards(left)) !== false) await shell.store.removeOutboxItem(conversation, id)
  } catch (error) {
    shell.log.warn({ event: 'cards-not-emptied', error: errorKind(error) })
  }
}

/** Records, as people count them: the state of the talk, messages that wait, flags. */
export function recordsIn({ conversations, outboxItems, flags }: ForgetReceipt): number {
  return conversations + outboxItems + flags
}
