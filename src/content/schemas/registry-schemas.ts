import * as z from 'zod'
import { languages } from '../../guardrails/languages.ts'
import { topicIds } from '../../guardrails/routes.ts'
import { sectionIds } from '../button.ts'
import { isoDate, regionCode, shortText, sourceKey } from './fields.ts'

/** `src/content/sources.yaml`: every source that an entry may name. */
export const sourcesFile = z.record(
  sourceKey,
  z.strictObject({
    /** As people read it: "US FDA". */
    organisation: shortText,
    title: shortText,
    /** As noted at the check; may hold several addresses. */
    addresses: z.array(shortText),
    /** As the source states it; absent when it shows none. */
    date: shortText.optional(),
    /** The year that people read beside the organisation. */
    year: z.int().min(1990).max(2100).optional(),
    obtained: shortText,
  }),
)
export type Sources = z.output<typeof sourcesFile>

/** `src/content/menu.yaml`: which topics stand in which section. */
export const menuFile = z.record(z.enum(sectionIds), z.array(z.enum(topicIds)).min(1))
export type Menu = z.output<typeof menuFile>

/** `src/content/languages.yaml`: each language's own name. */
export const languagesFile = z.record(z.enum(languages), shortText)

/** `src/content/<language>/regions.yaml`: names of the countries in the directory. */
export const regionsFile = z.record(regionCode, shortText)

/** `src/content/region-aliases.yaml`: other names by which people call a country. */
export const regionAliasesFile = z.record(regionCode, z.array(shortText))

/**
 * A second source check is one more person of the team who compared each sentence with what is held of its
 * sources; it says nothing about a clinician.
 */
export const signOffRoles = [
  'maintainer-source-check',
  'second-source-check',
  'clinician',
  'native-speaker',
] as const
export type SignOffRole = (typeof signOffRoles)[number]

/** One signature: who, in which role, over which exact wording, when and until when. */
export const signOff = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{24}$/),
  role: z.enum(signOffRoles),
  by: shortText,
  on: isoDate,
  until: isoDate,
})
export type SignOff = z.output<typeof signOff>

/** `src/content/ledger/<language>.yaml`: an entry's signatures. */
export const ledgerFile = z.record(z.string(), z.array(signOff).min(1))
export type Ledger = z.output<typeof ledgerFile>
