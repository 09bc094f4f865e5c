import type { Language } from '../guardrails/languages.ts'
import type { TopicId } from '../guardrails/routes.ts'
import type { RegionCode } from './button.ts'
import type { CardId } from './card-ids.ts'
import type { Template } from './markup/template.ts'
import type { Problem } from './problem.ts'
import type { CardFrontMatter, TopicFrontMatter } from './schemas/entry-schemas.ts'
import type { DeskWords } from './schemas/desk-words-schema.ts'
import type { HeldWords } from './schemas/held-words-schema.ts'
import type { HelpLine } from './schemas/hotline-schema.ts'
import type { LegalFile, LegalWords } from './schemas/legal-schemas.ts'
import type { LineWords } from './schemas/lines-schema.ts'
import type { ModeratorWords } from './schemas/moderator-words-schema.ts'
import type { Ledger, Menu, Sources } from './schemas/registry-schemas.ts'
import type { Buttons, Commands, ProfileWords } from './schemas/words-schemas.ts'

/** One page of a topic, or one wording of a card. */
export interface EntryPart {
  readonly template: Template
  /** Line of its first line in the file, counted from 1. */
  readonly line: number
}

interface EntryFile {
  readonly language: Language
  readonly path: string
  /** Body as written: what is signed. */
  readonly body: string
  /** Pages or wordings; at least one. */
  readonly parts: readonly EntryPart[]
}

export interface TopicEntry extends EntryFile {
  readonly kind: 'topic'
  readonly meta: TopicFrontMatter
}

export interface CardEntry extends EntryFile {
  readonly kind: 'card'
  readonly meta: CardFrontMatter
}

export type Entry = TopicEntry | CardEntry

/** The words of one language. What is missing is taken from English. */
export interface LanguageShelf {
  readonly topics: ReadonlyMap<TopicId, TopicEntry>
  readonly cards: ReadonlyMap<CardId, CardEntry>
  readonly buttons: Partial<Buttons>
  readonly commands: Partial<Commands>
  /** English only. */
  readonly moderators: ModeratorWords | null
  /** Descriptions of the moderators' commands. */
  readonly desk: DeskWords | null
  /** How a person is told what is held about them. */
  readonly held: HeldWords | null
  readonly profile: ProfileWords | null
  readonly lines: LineWords | null
  readonly legal: LegalWords | null
  /** Names of countries by ISO 3166-1 code. */
  readonly regions: Readonly<Record<string, string>>
  readonly ledger: Ledger
}

/** Everything that the files hold, parsed: what is rendered, and what the checks look at. */
export interface Library {
  readonly shelves: ReadonlyMap<Language, LanguageShelf>
  readonly sources: Sources
  readonly menu: Partial<Menu>
  /** Each language's own name. */
  readonly languageNames: Readonly<Partial<Record<Language, string>>>
  readonly regionAliases: Readonly<Record<string, readonly string[]>>
  readonly helpLines: ReadonlyMap<RegionCode, readonly HelpLine[]>
  readonly legal: readonly LegalFile[]
  /** Problems met while the files were parsed. */
  readonly problems: readonly Problem[]
}

/** The name under which an entry is signed and referred to. */
export function entryIdOf(entry: Entry): CardId | `topic:${TopicId}` {
  return entry.kind === 'topic' ? `topic:${entry.meta.id}` : entry.meta.id
}
