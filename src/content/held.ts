import type { Language } from '../guardrails/languages.ts'
import type { TopicId } from '../guardrails/routes.ts'
import type { ShownState } from './moderator-ids.ts'

/** Where a saved conversation can stand. */
export const talkPlaces = ['open', 'crisis', 'confirmingErasure', 'choosingRegion'] as const
export type TalkPlace = (typeof talkPlaces)[number]

/** One thing that is remembered of a conversation. Times are ISO 8601 instants. */
export type HeldFact =
  | { readonly what: 'where'; readonly place: TalkPlace }
  | { readonly what: 'spoken'; readonly language: Language }
  | { readonly what: 'topic'; readonly topic: TopicId }
  | { readonly what: 'help-lines'; readonly route: string; readonly time: string }
  | { readonly what: 'loss' | 'muted'; readonly time: string }
  | { readonly what: 'amounts' | 'illegal'; readonly count: number; readonly time: string }
  | { readonly what: 'waiting'; readonly count: number }

/** Flags that one message tells of; the next ones stand in the next. */
export const flagsInOneMessage = 6

/** A flag, as the person is told of it: no word of theirs. */
export interface HeldFlag {
  /** Its place in the list, counted from 1. */
  readonly number: number
  readonly route: string
  readonly state: ShownState
  readonly time: string
  readonly until: string
  /** Pieces of text that are kept beside the excerpt. */
  readonly pieces: number
}
