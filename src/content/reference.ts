import type { Language } from '../guardrails/languages.ts'
import type { CrisisRoute, TopicId } from '../guardrails/routes.ts'
import type { HeldFact, HeldFlag } from './held.ts'
import type { Keyboard, RegionCode, SectionId } from './button.ts'
import type { FlagMark, NoteId, ShownState } from './moderator-ids.ts'
import type { CardId } from './card-ids.ts'

export type TopicEntryId = `topic:${TopicId}`
export type EntryId = CardId | TopicEntryId

/** One flag in a list: facts from fixed lists. */
export interface FlagLine {
  readonly route: string
  readonly severity: string
  readonly state: ShownState
  /** ISO 8601 instant. */
  readonly time: string
}

/** What a template may be filled with: never words of a person, but for the redacted excerpt to moderators. */
export interface TemplateValues {
  readonly topic?: TopicId
  readonly section?: SectionId
  readonly language?: Language
  readonly region?: RegionCode
  /** Whole numbers: counts of records, days of retention. */
  readonly count?: number
  readonly days?: number
  /** Days for which a conversation is kept after its last message. */
  readonly lifetime?: number
  readonly talk?: readonly HeldFact[]
  readonly held?: readonly HeldFlag[]
  /** ISO 8601 instant, printed to the minute in UTC. */
  readonly time?: string
  /** Facts of a flag for the moderators' card: route names, severities, entry ids. Printed as they are. */
  readonly flag?: Readonly<Record<'route' | 'severity' | 'answer' | 'state' | 'code', string>>
  /** Redacted excerpt, only in entries for moderators. */
  readonly excerpt?: string
  /** Redacted words around an excerpt, only in entries for moderators. */
  readonly excerpts?: readonly string[]
  /** A moderator: keyed hash, and the id of Telegram that the name leads to. */
  readonly holder?: { readonly key: string; readonly id: number | null }
  readonly notes?: readonly NoteId[]
  readonly marks?: readonly FlagMark[]
  readonly flags?: readonly FlagLine[]
  /** Names of routes, states and rules with how many there are. */
  readonly numbers?: readonly { readonly name: string; readonly count: number }[]
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

/** An entry in English with its first wording and page, about no country, with no buttons; `parts` say what differs. */
export function plainReference(entry: EntryId, parts: Partial<Omit<Reference, 'entry'>> = {}): Reference {
  return {
    entry,
    language: 'en',
    region: null,
    variant: 0,
    page: 0,
    also: [],
    values: {},
    keyboard: [],
    ...parts,
  }
}
