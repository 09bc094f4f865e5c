import type { Language } from '../languages.ts'
import type { TextVariant } from '../text/read-text.ts'
import type { Span } from './collect-hits.ts'
import { entryId, type BookEntry, type RuleBook } from './rule-book.ts'

/** Whether hits of an entry prove nothing, because their words belong to another language than its own. */
export type ForeignCheck = (
  entry: BookEntry | undefined,
  hits: readonly Span[],
  variant: TextVariant,
  language: Language,
) => boolean

/**
 * People mix languages, so all rules are tried on every message. But a single word ("overdose" is Portuguese too), or
 * words that English has as well, prove nothing in a message of another language than their rule's. English rules
 * count everywhere.
 */
export function compileForeignCheck({ entries, patterns }: RuleBook): ForeignCheck {
  const englishWords = new Set<string>()
  for (const { entry, source } of patterns) {
    if (languageOf(entries[entry]) !== 'en') continue
    for (const word of source.match(/[\p{L}\p{N}]+/gu) ?? []) englishWords.add(word)
  }
  return (entry, hits, { tokens }, language) => {
    const own = languageOf(entry)
    if (own === 'en' || own === language) return false
    return hits.every(
      ({ unit, start, end }) =>
        unit === 'token' &&
        (end - start === 1 || tokens.slice(start, end).every(({ text }) => englishWords.has(text))),
    )
  }
}

function languageOf(entry: BookEntry | undefined): string {
  return entry ? entryId(entry).slice(0, 2) : ''
}
