import type { Language } from '../../guardrails/languages.ts'
import type { HelpLine, LineKind } from '../schemas/hotline-schema.ts'
import { takesTextOnItsNumber, type Channel, type Pick } from './print-line.ts'
import { isFresh, isShowable } from './showable.ts'

/** Lines of one kind that may be shown, and whether they are past their review and must not stand alone. */
export interface Choice {
  readonly lines: readonly HelpLine[]
  readonly overdue: boolean
}

/**
 * The lines of a kind for a short block: those inside their review term; when there are none, those past it.
 * Lines for everybody come before lines for one area or group.
 */
export function chooseLines(all: readonly HelpLine[], kind: LineKind, today: string): Choice {
  const showable = all.filter((line) => line.kind === kind && isShowable(line, today))
  const fresh = showable.filter((line) => isFresh(line, today))
  const lines = fresh.some(isForEverybody) || !showable.some(isForEverybody) ? fresh : showable
  const found = lines.length > 0 ? lines : showable
  const ordered = [...found].sort((a, b) => Number(isForGroup(a)) - Number(isForGroup(b)) || a.rank - b.rank)
  return { lines: ordered, overdue: ordered.some((line) => !isFresh(line, today)) }
}

/** A line that is no companion of another one: companions follow their line. */
function stands(line: HelpLine): boolean {
  return line.with === undefined
}

export function isForEverybody(line: HelpLine): boolean {
  return line.scope === undefined || line.scope.startsWith('national')
}

const isForGroup = (line: HelpLine): boolean => !isForEverybody(line)

function reaches(line: HelpLine, channel: Channel): boolean {
  if (channel === 'call') return line.phone !== undefined
  if (channel === 'text') return line.sms !== undefined
  return line.chat !== undefined
}

/**
 * The best few ways to reach somebody: a call, the same line in the person's language, then text and chat.
 *
 * @param most how many at most
 */
export function pickWays(lines: readonly HelpLine[], language: Language, most: number): readonly Pick[] {
  const main = lines.filter(stands)
  const calls = main.filter((line) => reaches(line, 'call'))
  const [best] = calls
  const picks: Pick[] = []
  if (best !== undefined) {
    picks.push({ line: best, channel: 'call' })
    picks.push(...companionsIn(lines, best, language))
    if (!best.languages.includes(language)) {
      const spoken = calls.find((line) => line !== best && line.languages.includes(language))
      if (spoken !== undefined) picks.push({ line: spoken, channel: 'call' })
    }
  }
  picks.push(...silentWays(main, best))
  const second = calls[1]
  if (picks.length < 2 && second !== undefined) picks.push({ line: second, channel: 'call' })
  return lineByLine(picks.slice(0, most))
}

/** Ways to reach the same line stand together, lines in the order in which they were picked. */
function lineByLine(picks: readonly Pick[]): readonly Pick[] {
  const order = [...new Set(picks.map((pick) => pick.line))]
  return order.flatMap((line) => picks.filter((pick) => pick.line === line))
}

function companionsIn(lines: readonly HelpLine[], best: HelpLine, language: Language): readonly Pick[] {
  if (language === 'en') return []
  return lines
    .filter((line) => line.with === best.id && line.languages.includes(language) && reaches(line, 'call'))
    .map((line) => ({ line, channel: 'call' as const }))
}

/** A text number that is not already printed with the call, and a chat: of the called line where it has them. */
function silentWays(main: readonly HelpLine[], best: HelpLine | undefined): readonly Pick[] {
  const printed = (line: HelpLine) => line === best && takesTextOnItsNumber(line)
  const others = main.filter((line) => line !== best)
  // A line for one group is offered to everybody only where there is no other way without a voice.
  const hasOwn = best !== undefined && (reaches(best, 'text') || reaches(best, 'chat'))
  const ordered = [
    ...(best === undefined ? [] : [best]),
    ...(hasOwn ? others.filter(isForEverybody) : others),
  ]
  const text = ordered.find((line) => reaches(line, 'text') && !printed(line))
  const chat = ordered.find((line) => reaches(line, 'chat'))
  return [
    ...(text === undefined ? [] : [{ line: text, channel: 'text' as const }]),
    ...(chat === undefined ? [] : [{ line: chat, channel: 'chat' as const }]),
  ]
}

/** Ways without a voice: every text number, then every chat, best first. */
export function pickSilentWays(lines: readonly HelpLine[], most: number): readonly Pick[] {
  const main = lines.filter(stands)
  const ways = (['text', 'chat'] as const).flatMap((channel) =>
    main.filter((line) => reaches(line, channel)).map((line) => ({ line, channel })),
  )
  return ways.slice(0, most)
}

/** The first line that can be called, past numbers that are shown already. */
export function pickCall(lines: readonly HelpLine[], shown: readonly Pick[] = []): readonly Pick[] {
  const numbers = new Set(shown.map((pick) => pick.line.phone))
  const line = lines
    .filter(stands)
    .find((candidate) => reaches(candidate, 'call') && !numbers.has(candidate.phone))
  return line === undefined ? [] : [{ line, channel: 'call' }]
}
