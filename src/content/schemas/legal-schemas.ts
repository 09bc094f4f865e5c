import * as z from 'zod'
import { isoDate, shortText, sourceKey } from './fields.ts'

/** Every status has one sentence in each language: `src/content/<language>/legal.yaml`. */
export const legalStatuses = [
  'not-controlled-not-approved',
  'control-announced',
  'banned',
  'ban-under-way',
  'regulated-sale',
  'concentrate-restricted',
  'treated-as-adulterated',
  'sale-is-offence',
  'no-product-authorised',
  'adults-licensed-shops',
  'allowed-with-limits',
] as const
export type LegalStatus = (typeof legalStatuses)[number]

/** `src/content/legal/*.yaml`: what was seen, when, and where. */
export const legalFile = z.strictObject({
  group: z.enum(['us-federal', 'us-states', 'countries']),
  statuses: z
    .array(
      z.strictObject({
        /** ISO 3166-1 or, for a US state, ISO 3166-2. */
        place: z.string().regex(/^[A-Z]{2}(-[A-Z]{2})?$/),
        /** Names in English of places that have no entry in regions.yaml, such as US states. */
        name: shortText.optional(),
        product: z.enum(['kratom', 'seven-oh']),
        status: z.enum(legalStatuses),
        /** When the source showed this state of the law. */
        seen: isoDate,
        sources: z.array(sourceKey).min(1),
      }),
    )
    .min(1),
})
export type LegalFile = z.output<typeof legalFile>

export const legalWordsFile = z.strictObject({
  headings: z.strictObject({ 'us-federal': shortText, 'us-states': shortText, countries: shortText }),
  products: z.strictObject({ kratom: shortText, 'seven-oh': shortText }),
  /** With {date} and {names}. */
  seen: shortText,
  checkFirst: shortText,
  notListed: shortText,
  statuses: z.record(z.enum(legalStatuses), shortText),
  /** Names of US states where the language has its own, by ISO 3166-2 code. */
  places: z.record(z.string().regex(/^[A-Z]{2}-[A-Z]{2}$/), shortText).optional(),
})
export type LegalWords = z.output<typeof legalWordsFile>
