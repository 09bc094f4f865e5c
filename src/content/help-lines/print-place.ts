import type { LineBlock } from '../markup/placeholders.ts'
import { bold, joined, plain, type RichText } from '../markup/rich-text.ts'
import type { HelpLine } from '../schemas/hotline-schema.ts'
import { emergencyLines, printNumbers } from './emergency-numbers.ts'
import { fillWords } from './fill-words.ts'
import { plainRow, rowsToText, type Row } from './block-row.ts'
import { countryRows, printDirectory, type Directories } from './line-block.ts'
import type { HelpLines, Place } from './place.ts'
import { printAddress, type Voice } from './print-line.ts'

/** Help lines as one message shows them. */
export interface PrintedBlock {
  /** Says whose lines these are when the person's country is not known; else empty. */
  readonly heading: RichText
  readonly rows: readonly Row[]
  /** Both, as they stand when no row is left out. */
  readonly whole: RichText
  /** The rule for elsewhere, one sentence each; a message says each sentence once. */
  readonly elsewhere: readonly Row[]
}

export interface Directory {
  readonly lines: HelpLines
  readonly worldwide: Directories
}

const poisonBlocks: ReadonlySet<LineBlock> = new Set(['overdose', 'medical', 'dosing', 'all'])
const supportBlocks: ReadonlySet<LineBlock> = new Set([
  'suicide',
  'violence',
  'child',
  'support',
  'silent',
  'all',
])

/** Help lines for a place, in a language. Total. */
export function printBlock(block: LineBlock, place: Place, directory: Directory, voice: Voice): PrintedBlock {
  const { words } = voice
  const elsewhere = (rule: string): readonly Row[] => [
    plainRow([plain(rule)]),
    ...(supportBlocks.has(block) ? [plainRow(printDirectory('support', directory.worldwide, voice))] : []),
    ...(poisonBlocks.has(block) ? [plainRow(printDirectory('poison', directory.worldwide, voice))] : []),
  ]
  if (place.kind === 'elsewhere')
    return { heading: [], rows: [], whole: [], elsewhere: elsewhere(words.worldwide) }
  const rows = rowsOf(block, place, directory, voice)
  if (place.kind === 'known') return { heading: [], rows, whole: rowsToText(rows), elsewhere: [] }
  const country = [plain(voice.regionInSentence(place.region))]
  const heading = fillWords(words.ifYouAreIn, { place: country }).map(({ text }) => bold(text))
  const whole = joined([heading, rowsToText(rows)], '\n')
  return { heading, rows, whole, elsewhere: elsewhere(words.elsewhere) }
}

function rowsOf(
  block: LineBlock,
  place: Exclude<Place, { kind: 'elsewhere' }>,
  directory: Directory,
  voice: Voice,
): readonly Row[] {
  const rows = countryRows(block, linesAt(directory, place), voice, directory.worldwide)
  if (rows.length > 0) return rows
  const address = printAddress(directory.worldwide.support, voice.language)
  return [plainRow(fillWords(voice.words.noSilentLine, { address }))]
}

/** The number for an ambulance inside a sentence. Total: a country without one gets the words for elsewhere. */
export function printEmergencyValue(place: Place, directory: Directory, voice: Voice): RichText {
  const numbers =
    place.kind === 'elsewhere'
      ? []
      : printNumbers(emergencyLines(linesAt(directory, place), 'ambulance', voice.today), voice)
  if (place.kind === 'elsewhere' || numbers.length === 0) return [plain(voice.words.emergencyUnknown)]
  if (place.kind === 'known') return numbers
  return fillWords(voice.words.emergencyAssumed, {
    numbers,
    place: [plain(voice.regionName(place.region))],
  })
}

export function linesAt(directory: Directory, place: Place): readonly HelpLine[] {
  return place.kind === 'elsewhere' ? [] : (directory.lines.get(place.region) ?? [])
}

export function placeName(place: Place, voice: Voice): string {
  return place.kind === 'elsewhere' ? voice.words.anotherCountry : voice.regionName(place.region)
}
