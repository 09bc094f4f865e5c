import { createHash } from 'node:crypto'
import { entryIdOf, type Entry, type LanguageShelf } from '../library.ts'

/**
 * Hash of the exact wording of an entry: what people read, and what it is based on. Dates of check are not
 * part of it; the signature has its own.
 */
export function hashOfEntry(entry: Entry): string {
  const { meta } = entry
  const labels = meta && 'title' in meta ? { title: meta.title, button: meta.button } : {}
  return hashOf({
    ...labels,
    id: entryIdOf(entry),
    sources: meta.sources,
    firstAid: meta.firstAid,
    translated: meta.translated ?? null,
    body: entry.body.replaceAll('\r\n', '\n').trim(),
  })
}

/** Files of short words, signed as a whole. */
export const wordFiles = [
  'buttons',
  'commands',
  'profile',
  'lines',
  'legal',
  'moderators',
  'desk',
  'held',
] as const
export type WordFile = (typeof wordFiles)[number]

/** Null when the language has no such file. */
export function hashOfWords(shelf: LanguageShelf, file: WordFile): string | null {
  const words = shelf[file]
  return words === null || Object.keys(words).length === 0 ? null : hashOf(words)
}

/** Names are sorted, so that the order in which somebody wrote them does not count. */
function hashOf(value: object): string {
  const text = JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
  return createHash('sha256').update(text).digest('hex').slice(0, 24)
}
