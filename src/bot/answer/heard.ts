import type { ConversationContext } from '../../flows/conversation-context.ts'
import type { EventFacts } from '../../flows/conversation-event.ts'
import type { Verdict } from '../../guardrails/verdict.ts'
import type { Inbound } from '../inbound/inbound.ts'
import type { StartedReply } from './crisis-first.ts'

/** A message on its way through, with what was decided when it came. */
export interface Heard {
  readonly inbound: Inbound
  readonly conversation: string
  readonly words: string | null
  readonly first: Verdict | null
  /** What memory knew of the conversation when the first verdict was taken. */
  readonly known: ConversationContext | undefined
  readonly started: StartedReply | null
  readonly facts: EventFacts
}
