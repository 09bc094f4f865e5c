import { bold, joined, lengthOf, plain, type RichText } from '../markup/rich-text.ts'
import { lineKinds, type HelpLine } from '../schemas/hotline-schema.ts'
import { isolateName } from './isolate.ts'
import { rowsToText } from './block-row.ts'
import { linesAt, printBlock, type Directory } from './print-place.ts'
import { printAddress, printPick, type Channel, type Pick, type Voice } from './print-line.ts'
import type { Place } from './place.ts'
import { fillWords } from './fill-words.ts'
import { printDate } from './print-date.ts'
import { isShowable } from './showable.ts'

/** UTF-16 units of a page; far below Telegram's limit, so that it can be read on a phone. */
const pageLength = 1400

/** Every line of a country that may be shown, by kind, with its source and date of check, in pages. */
export function countryPages(place: Place, directory: Directory, voice: Voice): readonly RichText[] {
  const lines = linesAt(directory, place).filter((line) => isShowable(line, voice.today))
  if (lines.length === 0) {
    const { elsewhere } = printBlock('all', { kind: 'elsewhere' }, directory, voice)
    return [rowsToText(elsewhere)]
  }
  return inPages(
    lineKinds.flatMap((kind) =>
      printKind(
        lines.filter((line) => line.kind === kind),
        voice,
      ),
    ),
  )
}

function printKind(lines: readonly HelpLine[], voice: Voice): readonly RichText[] {
  const [first, ...rest] = [...lines].sort((a, b) => a.rank - b.rank).map((line) => printWhole(line, voice))
  const kind = lines[0]?.kind
  if (first === undefined || kind === undefined) return []
  return [[bold(voice.words.kinds[kind]), plain('\n'), ...first], ...rest]
}

/** All ways to reach a line, its opening hours, and who vouches for it. */
function printWhole(line: HelpLine, voice: Voice): RichText {
  const picks = waysOf(line).map((channel): Pick => ({ line, channel }))
  const rows = picks.map((pick, index) => printPick(pick, voice, index === 0))
  const named = rows.length > 0 ? rows : [isolateName(line.name.en, voice.language)]
  const other = line.website === line.source.address ? [] : websiteRow(line, voice)
  return joined([...named, ...other, sourceRow(line, voice)], '\n')
}

function waysOf(line: HelpLine): readonly Channel[] {
  const ownText = line.sms !== undefined && (line.sms.word !== undefined || line.sms.number !== line.phone)
  return [
    ...(line.phone === undefined ? [] : (['call'] as const)),
    ...(ownText ? (['text'] as const) : []),
    ...(line.chat === undefined ? [] : (['chat'] as const)),
  ]
}

function websiteRow({ website }: HelpLine, { words, language }: Voice): readonly RichText[] {
  return website === undefined ? [] : [fillWords(words.website, { address: printAddress(website, language) })]
}

/** The line's own site or an official page vouches for it; a name where there is no address. */
function sourceRow(line: HelpLine, voice: Voice): RichText {
  const { words, language } = voice
  const { name, address } = line.source
  const shown = address === undefined ? isolateName(name, language) : printAddress(address, language)
  const date = line.checked === undefined ? [plain(words.unknown)] : printDate(line.checked, voice)
  return joined([fillWords(words.source, { name: shown }), fillWords(words.checked, { date })], '. ')
}

function inPages(blocks: readonly RichText[]): readonly RichText[] {
  const pages: RichText[] = []
  for (const block of blocks) {
    const last = pages.at(-1)
    if (last !== undefined && lengthOf(last) + lengthOf(block) + 2 <= pageLength)
      pages[pages.length - 1] = joined([last, block], '\n\n')
    else pages.push(block)
  }
  return pages
}
