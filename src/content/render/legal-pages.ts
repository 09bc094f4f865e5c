import { fillWords } from '../help-lines/fill-words.ts'
import { anchorLatin, isolateName, listComma } from '../help-lines/isolate.ts'
import { printDate } from '../help-lines/print-date.ts'
import { bold, joined, lengthOf, plain, type RichText } from '../markup/rich-text.ts'
import type { LegalFile } from '../schemas/legal-schemas.ts'
import type { Sources } from '../schemas/registry-schemas.ts'
import type { RegionCode } from '../button.ts'
import type { Words } from '../words-for.ts'
import { organisations } from './topic-foot.ts'

type Status = LegalFile['statuses'][number]

/** UTF-16 units of a page. */
const pageLength = 1400

/** Status by place, each with its date and source; every page says to check before you travel. */
export function legalPages(legal: readonly LegalFile[], sources: Sources, words: Words): readonly RichText[] {
  const groups = Object.keys(words.legal.headings)
  const ordered = [...legal].sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group))
  return ordered.flatMap((file) => {
    const heading: RichText = [
      bold(words.legal.headings[file.group]),
      plain('\n'),
      plain(words.legal.checkFirst),
    ]
    const pages: RichText[] = []
    for (const status of file.statuses) {
      const row = printStatus(status, sources, words)
      const last = pages.at(-1)
      if (last !== undefined && lengthOf(last) + lengthOf(row) < pageLength)
        pages[pages.length - 1] = joined([last, row], '\n')
      else pages.push(joined([heading, row], '\n\n'))
    }
    return pages.map((page) => joined([page, [plain(words.legal.notListed)]], '\n\n'))
  })
}

/** `• Alabama, kratom: banned. Seen 2026-06-05 (StatuteMap).` Never a status without date and source. */
function printStatus(status: Status, sources: Sources, words: Words): RichText {
  // The schema has checked the form; a state has its English name in the data.
  const place =
    words.legal.places?.[status.place] ?? status.name ?? words.regionName(status.place as RegionCode)
  const date = printDate(status.seen, words.voice)
  const names = isolateName(organisations(status.sources, sources, words.lines), words.language)
  return [
    plain('• '),
    bold(
      anchorLatin(
        `${place}${listComma(words.language)}${words.legal.products[status.product]}:`,
        words.language,
      ),
    ),
    plain(` ${words.legal.statuses[status.status]} `),
    ...fillWords(words.legal.seen, { date, names }),
  ]
}
