import type { Language } from './languages.ts'
import { isCrisisRoute, type CrisisRoute, type Route, type RouteKind, type TopicId } from './routes.ts'

/** What made the guardrails think of a route. Holds positions in the message, never its words. */
export interface Evidence {
  readonly source: 'rule' | 'classifier' | 'context' | 'topics'
  /** The rule's id, or the part of the classifier or context that spoke. */
  readonly name: string
  readonly route: RouteKind
  /** UTF-16 offsets in the message as it was sent; both 0 when the whole message counts. */
  readonly start: number
  readonly end: number
}

/** A finer kind inside a route, where the reply differs. */
export const details = [
  'greeting',
  'thanks',
  'farewell',
  'identity',
  'human-check',
  'inject',
  'about-other',
  'child',
  'will-harm',
] as const
export type Detail = (typeof details)[number]

export interface Verdict {
  readonly route: Route
  /** Crises that the same reply serves too: a second crisis, or a doubt that earns the support line. */
  readonly also: readonly CrisisRoute[]
  /** The topic of an `faq` route, or the topic that a refusal or distress reply offers; null when none fits. */
  readonly topic: TopicId | null
  /** The best topics, best first, at most three. */
  readonly topics: readonly TopicId[]
  readonly language: Language
  /** Calibrated probability that `route` is right, 0 to 1. */
  readonly confidence: number
  readonly detail: Detail | null
  readonly evidence: readonly Evidence[]
}

/** What the conversation knows and a decision may use. It holds no words of the person. */
export interface DecisionContext {
  /** Crises of the last day in this conversation, newest last. The caller drops older ones. */
  readonly recentCrises: readonly CrisisRoute[]
  /** A heavy loss was told earlier; together with a question about a means it is masked risk. */
  readonly recentLoss: boolean
  readonly lastTopic: TopicId | null
  /** Chosen with /language, or read from earlier messages. Null: read it from this message alone. */
  readonly language: Language | null
}

export const emptyContext: DecisionContext = {
  recentCrises: [],
  recentLoss: false,
  lastTopic: null,
  language: null,
}

/** Evidence name with which a decision tells that the message speaks of a heavy loss. */
export const lossEvidence = 'loss'

/** The context for the next message, as the conversation keeps it. Pure. */
export function contextAfter(context: DecisionContext, verdict: Verdict): DecisionContext {
  return {
    recentCrises: isCrisisRoute(verdict.route)
      ? [...context.recentCrises, verdict.route].slice(-3)
      : context.recentCrises,
    recentLoss: context.recentLoss || verdict.evidence.some((e) => e.name === lossEvidence),
    lastTopic: verdict.topic ?? context.lastTopic,
    language: verdict.language,
  }
}
