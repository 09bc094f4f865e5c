import type { Content } from '../../content/content.ts'
import type { Guardrails } from '../../guardrails/guardrails.ts'
import type { Verdict } from '../../guardrails/verdict.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import type { Store } from '../../store/store.ts'
import type { Inbound } from '../inbound/inbound.ts'
import type { Reader } from '../inbound/read-update.ts'
import type { Log } from '../log.ts'
import type { Desk } from '../moderators/desk.ts'
import type { RecentWords } from '../moderators/neighbours.ts'
import type { Lanes } from '../outbound/lanes.ts'
import type { InTurn } from './in-turn.ts'
import type { PlanSettings } from './plan.ts'
import type { StartedCrises } from './started-crises.ts'
import type { RecentConversations } from './recent-conversations.ts'

/** Everything around the pure core that answering needs. Made once at start. */
export interface Shell {
  readonly guardrails: Guardrails
  readonly content: Content
  readonly store: Store
  readonly privacy: Privacy
  readonly lanes: Lanes
  readonly recent: RecentConversations
  readonly inTurn: InTurn
  readonly startedCrises: StartedCrises
  readonly reader: Reader
  readonly settings: PlanSettings
  readonly log: Log
  /** Null when no moderators' chat is set. */
  readonly desk: Desk | null
  readonly words: RecentWords
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  readonly answerButton: (callbackQueryId: string) => Promise<void>
  readonly answerInline: (inbound: InlineInbound) => Promise<void>
  /** Called with each decision, for the playground's panel. */
  readonly onVerdict?: (inbound: Inbound, verdict: Verdict, state: string) => void
}
type InlineInbound = Extract<Inbound, { kind: 'inline' }>
