import { fillWords } from '../help-lines/fill-words.ts'
import { printDate } from '../help-lines/print-date.ts'
import type { TopicEntry } from '../library.ts'
import { joined, plain, type RichText } from '../markup/rich-text.ts'
import type { LineWords } from '../schemas/lines-schema.ts'
import type { SignOff, Sources } from '../schemas/registry-schemas.ts'
import { hasRole } from '../sign-off/signatures.ts'
import type { Words } from '../words-for.ts'

/** What stands under the last page of a topic: sources with year, date of check, and who has read it. */
export function topicFoot(
  topic: TopicEntry,
  sources: Sources,
  signatures: readonly SignOff[],
  words: Words,
): RichText {
  const names = sourceNames(topic.meta.sources, sources, words.lines)
  const date = printDate(topic.meta.checked, words.voice)
  const who = hasRole(signatures, 'clinician')
    ? words.lines.checkedByClinician
    : words.lines.checkedByMaintainers
  const marks = [
    who,
    ...(topic.meta.translated === undefined ? [] : [words.lines.machineTranslated]),
    ...(hasRole(signatures, 'native-speaker') ? [words.lines.readByNativeSpeaker] : []),
  ]
  const checked = [...fillWords(words.lines.checked, { date }), plain(` (${marks.join('; ')})`)]
  const sourcesRow: RichText = names === '' ? [] : fillWords(words.lines.sources, { names: [plain(names)] })
  return joined([sourcesRow, checked], '\n')
}

/** `US FDA (2019, 2025), Mayo Clinic`: each organisation once, with the years of its sources. */
export function sourceNames(keys: readonly string[], sources: Sources, words: LineWords): string {
  const years = new Map<string, Set<number>>()
  for (const key of keys) {
    const source = sources[key]
    if (source === undefined) continue
    const name = nameIn(words, source.organisation)
    const known = years.get(name) ?? new Set()
    if (source.year !== undefined) known.add(source.year)
    years.set(name, known)
  }
  return [...years]
    .map(([name, found]) =>
      found.size === 0 ? name : `${name} (${[...found].sort((a, b) => a - b).join(', ')})`,
    )
    .join(', ')
}

/** The same without years, where the date stands beside them. */
export function organisations(keys: readonly string[], sources: Sources, words: LineWords): string {
  const names = keys.map((key) => sources[key]?.organisation).filter((name) => name !== undefined)
  return [...new Set(names.map((name) => nameIn(words, name)))].join(', ')
}

/** Most names are the same in every language; what only describes a source is told in the reader's. */
function nameIn(words: LineWords, organisation: string): string {
  return words.organisations?.[organisation] ?? organisation
}
