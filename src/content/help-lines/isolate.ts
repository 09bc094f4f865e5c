import type { Language } from '../../guardrails/languages.ts'
import { plain, type RichText } from '../markup/rich-text.ts'

const rightToLeft: ReadonlySet<Language> = new Set(['fa', 'ar'])

export function isRightToLeft(language: Language): boolean {
  return rightToLeft.has(language)
}

/** Directional isolates of Unicode: https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates */
const leftToRight = '\u2066'
const byFirstLetter = '\u2068'
const endOfIsolate = '\u2069'

/**
 * Keeps a number or address in its own order inside right-to-left text; without it the groups of a phone
 * number are shown in reverse. Left-to-right text stays as it is.
 */
export function isolate(rich: RichText, language: Language): RichText {
  return isRightToLeft(language) ? [plain(leftToRight), ...rich, plain(endOfIsolate)] : rich
}

/** The same for a name, which may be in either direction. */
export function isolateName(name: string, language: Language): RichText {
  return isRightToLeft(language) ? [plain(byFirstLetter), plain(name), plain(endOfIsolate)] : [plain(name)]
}

/** Between the items of a list: Arabic and Persian have a comma of their own. */
export function listComma(language: Language): string {
  return isRightToLeft(language) ? '، ' : ', '
}

const leftToRightMark = '\u200e'

/**
 * Keeps `/crisis` and `7-OH` in their own order in right-to-left text. A stroke or digit in front of Latin letters
 * takes the direction of what stands before it: without the mark people read `crisis/` and `OH-7`.
 */
export function anchorLatin(text: string, language: Language): string {
  if (!isRightToLeft(language)) return text
  return text.replace(/(?<![\p{L}\p{N}/])(?=\/[a-z]|\d-[A-Z])/gu, leftToRightMark)
}
