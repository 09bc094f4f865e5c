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
  readonly started: StartedReply | null
  readonly facts: EventFacts
}
