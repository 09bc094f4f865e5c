import type { RouteKind, TopicId } from '../routes.ts'
import type { Detail } from '../verdict.ts'
import type { Rule, Signal } from './rule-schema.ts'

/** A rule that holds for the message, after negation, time and figures of speech were read. */
export interface Finding {
  readonly id: string
  readonly route: RouteKind
  readonly strength: Rule['strength']
  readonly detail: Detail | null
  readonly topics: readonly TopicId[]
  /** UTF-16 offsets in the message as it was sent; both 0 when the place is not known. */
  readonly start: number
  readonly end: number
}

export interface FoundSignal {
  readonly id: string
  readonly signal: Signal['signal']
  readonly start: number
  readonly end: number
}

export interface Findings {
  readonly rules: readonly Finding[]
  readonly signals: readonly FoundSignal[]
}
