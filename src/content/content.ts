import type { Language } from '../guardrails/languages.ts'
import type { TopicId } from '../guardrails/routes.ts'
import type { ActionId, RegionCode } from './button.ts'
import type { FlagCategory } from './moderator-ids.ts'
import type { ModeratorWords } from './schemas/moderator-words-schema.ts'
import type { EntryId, Reference } from './reference.ts'
import type { VettedMessage, VettedText } from './vetted-message.ts'

/** How people ask about a topic, for the matching of topics. */
export interface TopicQuestions {
  readonly topic: TopicId
  readonly language: Language
  readonly questions: readonly string[]
}

/** The words, loaded and checked. Everything on it is pure and synchronous. */
export interface Content {
  /** Total: falls back to English, and to the honest fallback for an entry that is not served. */
  render(reference: Reference): VettedMessage
  /** The text of each entry that a message is made of, without what the content did not write (the excerpt). */
  textParts(reference: Reference): readonly TextPart[]
  /** A label of `buttons.yaml`, for answers to callback queries and the playground. */
  label(id: ActionId, language: Language): VettedText
  /** A topic's title; for a card the label of the help lines. Used as the title of inline results. */
  title(entry: EntryId, language: Language): VettedText
  /** Whether the entry itself, not a fallback, is served in this language today. */
  isServed(entry: EntryId, language: Language): boolean
  readonly topicQuestions: readonly TopicQuestions[]
  /** Regions with help lines of their own, by English name. */
  readonly regions: readonly RegionCode[]
  /** Parses an ISO 3166-1 code or a country's name in any language; null when it is not in the directory. */
  findRegion(words: string): RegionCode | null
  /** The name of the topic in a forum group of moderators where flags of this kind stand. */
  topicName(category: FlagCategory): VettedText
  /** Names of states, notes and the like, for the console. */
  readonly moderatorWords: ModeratorWords
  /** The name under which a moderator is shown, made from the keyed hash. */
  moderatorName(key: string): VettedText
  /** Commands and descriptions for Telegram; null for a language that has none of its own. */
  profile(language: Language): BotProfile | null
  /** The commands of the moderators' chat; null for a language that has no words of its own for them. */
  deskCommands(language: Language): BotProfile['commands'] | null
}

export interface TextPart {
  readonly text: string
  /** The entry teaches first aid; the check for amounts knows these entries by name. */
  readonly firstAid: boolean
}

export interface BotProfile {
  readonly name: VettedText
  readonly description: VettedText
  readonly shortDescription: VettedText
  readonly commands: readonly { readonly command: string; readonly description: VettedText }[]
}

/** Settings that rendering depends on, fixed at start. */
export interface ContentSettings {
  /** Shown to a person whose country is not known, named as such. */
  readonly defaultRegion: RegionCode
  /** Without @; for links into the private chat. */
  readonly botUsername: string
  /** Where moderators open the console; left out: there is none. */
  readonly consoleUrl?: string
  /** Days after which excerpts are erased, for the privacy text. */
  readonly retentionDays: number
  /** ISO date (YYYY-MM-DD) on which the content is served: an entry past its recheck date is not. */
  readonly today: string
}
