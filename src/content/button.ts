import type { Language } from '../guardrails/languages.ts'
import type { TopicId } from '../guardrails/routes.ts'
import type { FlagAct } from './moderator-ids.ts'

/** Buttons whose label is a text of `buttons.yaml` under this id, and whose callback data is this id. */
export const actionIds = [
  'menu',
  'lines', // help lines now
  'choose-region',
  'choose-language',
  'safe-yes',
  'safe-no',
  'breathing-yes',
  'breathing-no',
  'barrier-silent',
  'barrier-useless',
  'barrier-alone',
  'barrier-police',
  'barrier-other',
  'barrier-abroad',
  'misunderstood',
  'overdose-steps', // opens the walk-through
  'not-asked', // "not what I asked"
  'privacy',
  'my-data',
  'forget-ask',
  'forget-yes',
  'forget-no',
] as const
export type ActionId = (typeof actionIds)[number]

export const sectionIds = ['withdrawal', 'kratom', 'risks', 'treatment', 'safety', 'life'] as const
export type SectionId = (typeof sectionIds)[number]

/** ISO 3166-1 alpha-2, upper case. `ZZ` stands for a country that is not in the directory. */
export type RegionCode = string & { readonly __region: true }

/** A button that a person can press: pure data, at most 64 bytes as callback data. */
export type Button =
  | { readonly kind: 'action'; readonly id: ActionId }
  | { readonly kind: 'section'; readonly section: SectionId }
  | { readonly kind: 'topic'; readonly topic: TopicId; readonly page: number }
  | { readonly kind: 'region'; readonly region: RegionCode }
  | { readonly kind: 'regions'; readonly page: number }
  | { readonly kind: 'country-lines'; readonly page: number }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'overdose-step'; readonly step: number }
  /** Shows again an answer whose delivery was interrupted by a restart. */
  | { readonly kind: 'show-again'; readonly outboxId: string }
  | { readonly kind: 'flag'; readonly act: FlagAct; readonly flagId: string }

/**
 * What a reply asks for under its text. The renderer turns it into rows of buttons: it gives each its label,
 * spells out lists, and drops a page button that has no page.
 */
export type KeyboardSlot =
  | Button
  /** The related topics of a topic, one button each. */
  | { readonly kind: 'related-topics'; readonly topic: TopicId }
  /** One button for each section of the menu. */
  | { readonly kind: 'all-sections' }
  /** One button for each topic of a section. */
  | { readonly kind: 'section-topics'; readonly section: SectionId }
  /** Countries, one page of them, with page buttons. */
  | { readonly kind: 'region-list'; readonly page: number }
  | { readonly kind: 'language-list' }
  /** Opens a flag of a list; labelled with its number there. */
  | { readonly kind: 'numbered-flag'; readonly number: number; readonly flagId: string }
  /** Opens the private chat with this start payload: a topic id, `crisis`, or `menu`. */
  | { readonly kind: 'private-link'; readonly payload: string }
  /** Leads moderators to the private chat, where the console can be opened; dropped where there is no console. */
  | { readonly kind: 'console-link'; readonly flagId: string | null }
  /** Opens the console. Telegram takes it in private chats only. */
  | { readonly kind: 'console-app'; readonly flagId: string | null }

export type Keyboard = readonly (readonly KeyboardSlot[])[]
