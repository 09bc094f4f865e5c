import type { Language } from '../guardrails/languages.ts'
import type { CrisisRoute, TopicId } from '../guardrails/routes.ts'
import type { Keyboard, RegionCode, SectionId } from './button.ts'
import type { CardId } from './card-ids.ts'

export type TopicEntryId = `topic:${TopicId}`
export type EntryId = CardId | TopicEntryId

/** What a template may be filled with: never words of a person, but for the redacted excerpt to moderators. */
export interface TemplateValues {
  readonly topic?: TopicId
  readonly section?: SectionId
  readonly language?: Language
  readonly region?: RegionCode
  /** Whole numbers: counts of records, days of retention. */
  readonly count?: number
  readonly days?: number
  /** ISO 8601 instant, printed to the minute in UTC. */
  readonly time?: string
  /** Facts of a flag for the moderators' card: route names, severities, entry ids. Printed as they are. */
  readonly flag?: Readonly<Record<'route' | 'severity' | 'answer' | 'state', string>>
  /** Redacted excerpt, only in entries for moderators. */
  readonly excerpt?: string
}

/**
 * Names one message of the content exactly: rendering it twice gives the same bytes. This is what flows emit,
 * what the outbox stores and what the gate renders again to compare. It holds no text.
 */
export interface Reference {
  readonly entry: EntryId
  /** The wanted language; an entry that is not served in it is rendered in English. */
  readonly language: Language
  /** Null: not known; the default region is shown, named as such. */
  readonly region: RegionCode | null
  /** Which of the entry's wordings, counted from 0; taken modulo their number. */
  readonly variant: number
  /** Counted from 0. */
  readonly page: number
  /** Crises whose help lines stand below the entry's own text. */
  readonly also: readonly CrisisRoute[]
  readonly values: TemplateValues
  readonly keyboard: Keyboard
}
