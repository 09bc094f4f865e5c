import { z } from 'zod'
import type { Reference } from '../content/reference.ts'
import { isLanguage, languages } from '../guardrails/languages.ts'
import type { Effect } from '../flows/effect.ts'

/** What a flag holds, sealed: no name, no id, and of the words only a redacted excerpt. */
export const flagPayloadSchema = z.strictObject({
  route: z.string(),
  answer: z.string(),
  language: z.enum(languages),
  region: z.string().nullable(),
  excerpt: z.string(),
  corrected: z.boolean(),
})
export type FlagPayload = z.infer<typeof flagPayloadSchema>

export function flagPayloadOf(
  effect: Extract<Effect, { kind: 'flag' }>,
  reference: Reference | null,
  excerpt: string,
): FlagPayload {
  const language = reference?.language ?? 'en'
  return {
    route: effect.route,
    answer: effect.answer,
    language: isLanguage(language) ? language : 'en',
    region: reference?.region ?? null,
    excerpt,
    corrected: false,
  }
}
