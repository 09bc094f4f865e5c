import type { Language } from '../languages.ts'
import type { TextVariant } from '../text/read-text.ts'
import { entryId, type BookEntry, type RuleBook } from './rule-book.ts'
import type { Span } from './span.ts'

const notLatin = /[^a-z0-9]+/

/** Whether a hit proves nothing, because its words belong to another language than its entry's. */
export type ForeignCheck = (entry: BookEntry, hit: Span, variant: TextVariant, language: Language) => boolean

/**
 * People mix languages, so all rules are tried on every message. But a single word ("overdose" is Portuguese too), or
 * words that English has as well, prove nothing in a message of another language than their rule's. English rules
 * count everywhere.
 */
export function compileForeignCheck({ entries, patterns }: RuleBook): ForeignCheck {
  const englishWords = new Set<string>()
  for (const { entry, source } of patterns) {
    const owner = entries[entry]
    if (!owner || languageOf(owner) !== 'en') continue
    for (const word of source.split(notLatin)) englishWords.add(word)
  }
  return (entry, { unit, start, end }, { tokens }, language) => {
    const own = languageOf(entry)
    if (own === 'en' || own === language || unit === 'text') return false
    if (end - start === 1) return true
    for (let at = start; at < end; at++) if (!englishWords.has(tokens[at]?.text ?? '')) return false
    return true
  }
}

function languageOf(entry: BookEntry): string {
  return entryId(entry).slice(0, 2)
}
