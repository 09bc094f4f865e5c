import * as z from 'zod'
import type { Reference } from '../content/reference.ts'
import { isLanguage, languages } from '../guardrails/languages.ts'
import type { Effect } from '../flows/effect.ts'
import { auditActSchema, isFact } from './audit-act.ts'
import { noteIds } from '../content/moderator-ids.ts'

/** Where the card of a flag stands in the moderators' chat. */
export const cardPlace = z.strictObject({
  chatId: z.int(),
  threadId: z.int().nullable(),
  messageId: z.int(),
})
export type CardPlace = z.infer<typeof cardPlace>

/**
 * What a flag holds, sealed: of the words only a redacted excerpt. Ids of Telegram stand here and nowhere else.
 * Fields with a default came later: flags of an earlier release lack them.
 */
export const flagDetailsSchema = z.strictObject({
  route: z.string(),
  answer: z.string(),
  language: z.enum(languages),
  region: z.string().nullable(),
  excerpt: z.string(),
  /** The person said that the bot misunderstood. */
  corrected: z.boolean(),
  /** Names of the rules that decided. */
  rules: z.array(z.string()).default([]),
  /** Where it was said: needed for a check-in. */
  place: z.strictObject({ chatId: z.int(), isGroup: z.boolean() }).nullable().default(null),
  personId: z.int().nullable().default(null),
  card: cardPlace.nullable().default(null),
  /** How often it rang again. */
  rings: z.int().default(0),
  /** The holder's id of Telegram, so that the card can lead to them. */
  holderId: z.int().nullable().default(null),
  notes: z.array(z.strictObject({ note: z.enum(noteIds), by: z.string(), at: z.int() })).default([]),
  /** Its card has to come anew, with a sound: it rings again, or is back in the queue. */
  mustRing: z.boolean().default(false),
  /** Messages with the context, which are deleted at their time. */
  contexts: z.array(z.strictObject({ chatId: z.int(), messageId: z.int(), deleteAt: z.int() })).default([]),
  /** When it was shown in a digest: low ones only. */
  digestedAt: z.int().nullable().default(null),
  /** When a moderator last did something about it. */
  touchedAt: z.int().nullable().default(null),
  checkIns: z.int().default(0),
  /** A moderator agreed that it becomes an example for the tests. */
  isExample: z.boolean().default(false),
  /** Acts that are done and not yet in the audit trail: they were written in one step with the change itself. */
  acts: z.array(auditActSchema).default([]),
})
export type FlagDetails = z.infer<typeof flagDetailsSchema>

/** Who said it and where, for what has to reach the person again. */
export interface RaisedBy {
  readonly place: FlagDetails['place']
  readonly personId: number | null
  readonly rules: readonly string[]
}

export function newFlagDetails(
  effect: Extract<Effect, { kind: 'flag' }>,
  reference: Reference | null,
  excerpt: string,
  raisedBy: RaisedBy = { place: null, personId: null, rules: [] },
): FlagDetails {
  const language = reference?.language ?? 'en'
  return flagDetailsSchema.parse({
    route: effect.route,
    answer: effect.answer,
    language: isLanguage(language) ? language : 'en',
    region: reference?.region ?? null,
    excerpt,
    corrected: false,
    ...raisedBy,
    // A name that the trail would refuse must not cost the flag.
    rules: raisedBy.rules.filter(isFact),
  } satisfies z.input<typeof flagDetailsSchema> | object)
}
