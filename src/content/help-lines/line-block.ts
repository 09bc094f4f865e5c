import { bold, plain, type RichText } from '../markup/rich-text.ts'
import type { LineBlock } from '../markup/placeholders.ts'
import type { HelpLine, LineKind } from '../schemas/hotline-schema.ts'
import { lineRow, plainRow, type Row } from './block-row.ts'
import { chooseLines, pickCall, pickSilentWays, pickWays } from './choose-lines.ts'
import { emergencyLines, printEmergency, printNumbers, type EmergencyNeed } from './emergency-numbers.ts'
import { fillWords } from './fill-words.ts'
import { printAddress, printPick, type Pick, type Voice } from './print-line.ts'

/** Addresses of the worldwide directories. */
export interface Directories {
  readonly support: string
  readonly poison: string
}

/** `Support lines by country: …`. */
export function printDirectory(kind: keyof Directories, directories: Directories, voice: Voice): RichText {
  const words = kind === 'support' ? voice.words.supportByCountry : voice.words.poisonByCountry
  return fillWords(words, { address: printAddress(directories[kind], voice.language) })
}

type Rows = readonly Row[]

/** The help lines of one country for one need: about five rows, readable in ten seconds. */
export function countryRows(
  block: LineBlock,
  all: readonly HelpLine[],
  voice: Voice,
  directories: Directories,
): Rows {
  const desk = deskFor(all, voice)
  const support = [plainRow(printDirectory('support', directories, voice))]
  switch (block) {
    case 'overdose':
    case 'medical':
      return [...desk.emergency('ambulance'), ...desk.calls('poison')]
    case 'suicide':
      return desk.crisis(support)
    case 'violence': {
      const rows = desk.ways('violence', 3)
      return [...desk.emergency('police'), ...(rows.length > 0 ? rows : support)]
    }
    case 'child': {
      const rows = desk.child()
      return [...desk.emergency('police'), ...(rows.length > 0 ? rows : support)]
    }
    case 'support': {
      const rows = [...desk.ways('suicide', 3), ...desk.calls('drugs')]
      const alone = desk.isOverdue('suicide') || rows.length === 0
      return alone ? [...desk.emergency('ambulance'), ...rows, ...support] : rows
    }
    case 'silent':
      return desk.silent()
    case 'dosing': {
      const rows = desk.calls('poison')
      if (rows.length === 0) return [plainRow(printDirectory('poison', directories, voice))]
      return desk.isOverdue('poison') ? [...desk.emergency('ambulance'), ...rows] : rows
    }
    case 'all':
      return desk.everything(support)
  }
}

/** What can be asked about the lines of one country. */
function deskFor(all: readonly HelpLine[], voice: Voice) {
  const { words, today, language } = voice
  const choice = (kind: LineKind) => chooseLines(all, kind, today)
  const emergency = (need: EmergencyNeed): Rows => {
    const row = printEmergency(emergencyLines(all, need, today), voice)
    return row.length === 0 ? [] : [plainRow(row)]
  }
  const calls = (kind: LineKind): Rows => printPicks(pickCall(choice(kind).lines), voice)
  const ways = (kind: LineKind, most: number): Rows =>
    printPicks(pickWays(choice(kind).lines, language, most), voice)
  const isOverdue = (kind: LineKind): boolean => choice(kind).overdue

  /** The number for danger comes last when the crisis line is sure to answer, and first when it is not. */
  const crisis = (directory: Rows): Rows => {
    const rows = ways('suicide', 4)
    if (rows.length === 0 || isOverdue('suicide')) return [...emergency('ambulance'), ...rows, ...directory]
    const numbers = emergencyLines(all, 'ambulance', today)
    if (numbers.length === 0) return rows
    return [...rows, plainRow(fillWords(words.inDanger, { numbers: printNumbers(numbers, voice) }))]
  }

  const child = (): Rows => {
    const young = pickWays(choice('youth').lines, language, 2)
    return printPicks([...young, ...pickCall(choice('violence').lines, young)], voice)
  }

  const silent = (): Rows => {
    const support = pickSilentWays(choice('suicide').lines, 3)
    const abuse = pickSilentWays(choice('violence').lines, 1)
    return printPicks([...support, ...abuse], voice)
  }

  const group = (kind: LineKind, rows: Rows): Rows =>
    rows.length === 0 ? [] : [plainRow([plain('\n'), bold(words.kinds[kind])]), ...rows]

  const everything = (directory: Rows): Rows => [
    ...emergency('ambulance'),
    ...group('suicide', [...ways('suicide', 3), ...(isOverdue('suicide') ? directory : [])]),
    ...group('poison', calls('poison')),
    ...group('drugs', calls('drugs')),
    ...group('violence', calls('violence')),
    ...group('youth', calls('youth')),
  ]

  return { emergency, calls, ways, isOverdue, crisis, child, silent, everything }
}

function printPicks(picks: readonly Pick[], voice: Voice): Rows {
  return picks.map((pick) =>
    lineRow(pick.line.id, printPick(pick, voice, true), printPick(pick, voice, false)),
  )
}
