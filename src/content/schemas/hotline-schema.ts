import * as z from 'zod'
import { httpsAddress, isoDate, regionCode, shortText } from './fields.ts'

/** In the order in which a country's card shows them. */
export const lineKinds = [
  'emergency',
  'suicide',
  'poison',
  'drugs',
  'violence',
  'youth',
  'never-alone',
  'treatment-finder',
  'general',
] as const
export type LineKind = (typeof lineKinds)[number]

const phoneAsDialled = z.string().regex(/^[0-9*+# ()./-]+$/, 'must be a number as it is dialled')

/** One help line of one country, from `src/content/hotlines/<REGION>.yaml`. Absent fields are not known. */
export const helpLine = z.strictObject({
  id: z.string().regex(/^[a-z]{2}-[a-z0-9-]+$/),
  kind: z.enum(lineKinds),
  /** Order inside a country and kind, 1 first. */
  rank: z.int().min(1),
  /** Emergency numbers only: who answers. */
  service: z.enum(['all', 'ambulance', 'police', 'text']).optional(),
  name: z.strictObject({ local: shortText, en: shortText }),
  /** Area or group served, when it is not everybody in the country. */
  scope: shortText.optional(),
  /** As dialled inside the country. */
  phone: phoneAsDialled.optional(),
  /** Key or extension after dialling. */
  press: z
    .string()
    .regex(/^[0-9]{1,3}$/)
    .optional(),
  e164: z
    .string()
    .regex(/^\+[1-9][0-9]{4,14}$/)
    .optional(),
  /** The same number to tap, where it can also be dialled inside the country; the checks compare it. */
  international: z
    .string()
    .regex(/^\+[0-9 -]+$/)
    .optional(),
  otherPhones: z
    .array(z.strictObject({ phone: phoneAsDialled, e164: z.string().optional(), note: shortText.optional() }))
    .default([]),
  sms: z.strictObject({ number: phoneAsDialled, word: shortText.optional() }).optional(),
  chat: httpsAddress.optional(),
  website: httpsAddress.optional(),
  /** Local time, in English. */
  hours: shortText.optional(),
  alwaysOpen: z.boolean().optional(),
  free: z.boolean().optional(),
  /** ISO 639-1 where there is one, else 639-3. */
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)),
  /** `overdue`: its last check is older than its term, and somebody has noted that. `uncertain`: never shown. */
  status: z.enum(['active', 'overdue', 'uncertain']),
  /** When the line was last seen in a source. */
  checked: isoDate.optional(),
  /** A: two sources agree. B: one source. C: general knowledge, never shown. */
  confidence: z.enum(['A', 'B', 'C']),
  /** What people see as the source: the line's own organisation or an official directory. */
  source: z.strictObject({ name: shortText, address: httpsAddress.optional() }),
  /** The id of a line of the same country without which this one is never shown, and after which it stands. */
  with: z.string().optional(),
  notes: shortText.optional(),
  /** Open questions; `weak` and `old` keep a line from being shown. */
  flags: z
    .array(z.string().regex(/^(conflict|renamed|closed|changed|new|check|gap|note|old|weak)\b/))
    .default([]),
})
export type HelpLine = z.output<typeof helpLine>

export const hotlineFile = z.strictObject({ region: regionCode, lines: z.array(helpLine).min(1) })
