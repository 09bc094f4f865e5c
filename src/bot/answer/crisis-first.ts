import { groupReply } from '../../flows/group-reply.ts'
import { replyLanguage, type ConversationContext } from '../../flows/conversation-context.ts'
import type { CrisisVerdict, EventFacts } from '../../flows/conversation-event.ts'
import { freshContext } from '../../flows/conversation-context.ts'
import { crisisReply } from '../../flows/replies/crisis-reply.ts'
import type { Inbound } from '../inbound/inbound.ts'
import type { DeliveryResult, Lanes } from '../outbound/lanes.ts'
import type { Reference } from '../../content/reference.ts'

/** A crisis reply that is already on its way. */
export interface StartedReply {
  readonly reference: Reference
  readonly result: Promise<DeliveryResult>
}

/**
 * Starts the crisis reply in the tick in which the message came: nothing is awaited, looked up or queued before.
 *
 * @param known what memory holds of this conversation; unknown means the default region, named as such
 */
export function startCrisisReply(
  lanes: Lanes,
  inbound: Inbound,
  verdict: CrisisVerdict,
  known: ConversationContext | undefined,
  facts: EventFacts,
): StartedReply {
  const context = { ...(known ?? freshContext()), spoken: verdict.language }
  const inPrivate = crisisReply(verdict, {
    language: replyLanguage(context, facts),
    region: context.region,
    turn: context.crisisTurn,
  })
  const inGroup = inbound.place.kind === 'group'
  const reference = inGroup ? groupReply(inPrivate) : inPrivate
  const result = lanes.deliver({
    crisis: true,
    reference,
    target: {
      chatId: inbound.place.chatId,
      threadId: inbound.place.threadId,
      editMessageId: null,
      // No reply mark in a group: it would point at the person who is in danger.
      replyToMessageId: null,
    },
  })
  return { reference, result }
}

/** Whether the started reply already holds what the full state of the conversation would have said. */
export function alreadySaid(started: StartedReply | null, reference: Reference): boolean {
  return (
    started !== null &&
    started.reference.entry === reference.entry &&
    started.reference.region === reference.region &&
    started.reference.language === reference.language
  )
}
