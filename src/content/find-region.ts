import type { RegionCode } from './button.ts'
import { elsewhereCode } from './help-lines/place.ts'
import type { Library } from './library.ts'

/** Finds a country of the directory by ISO 3166-1 code or by a name in any of the languages. */
export function regionFinder(library: Library): (words: string) => RegionCode | null {
  const names = new Map<string, RegionCode>()
  for (const region of library.helpLines.keys()) {
    names.set(simplified(region), region)
    if (region === elsewhereCode) continue
    for (const shelf of library.shelves.values()) {
      const name = shelf.regions[region]
      if (name !== undefined) names.set(simplified(name), region)
    }
    for (const alias of library.regionAliases[region] ?? []) names.set(simplified(alias), region)
  }
  return (words) => (words.length > 100 ? null : (names.get(simplified(words)) ?? null))
}

/** Without case, accents, punctuation and spaces. */
function simplified(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
