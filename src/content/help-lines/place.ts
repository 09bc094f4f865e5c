import type { RegionCode } from '../button.ts'
import type { HelpLine } from '../schemas/hotline-schema.ts'

/** Whose numbers a message shows. */
export type Place =
  | { readonly kind: 'known'; readonly region: RegionCode }
  /** The person's country is not known: the default's numbers, named as such, and the rule for elsewhere. */
  | { readonly kind: 'assumed'; readonly region: RegionCode }
  /** A country that is not in the directory: never another country's numbers. */
  | { readonly kind: 'elsewhere' }

/** Stands for a country that is not in the directory (user-assigned code of ISO 3166-1). */
// The brand is only a type: the code is one that the standard leaves to its users.
export const elsewhereCode = 'ZZ' as RegionCode

export type HelpLines = ReadonlyMap<RegionCode, readonly HelpLine[]>

/** Total: a region without lines of its own is elsewhere. */
export function placeFor(lines: HelpLines, region: RegionCode | null, defaultRegion: RegionCode): Place {
  const wanted = region ?? defaultRegion
  if (wanted === elsewhereCode || !lines.has(wanted)) return { kind: 'elsewhere' }
  return { kind: region === null ? 'assumed' : 'known', region: wanted }
}
