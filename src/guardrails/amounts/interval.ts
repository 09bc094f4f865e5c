import { isNear, numberAt, type AmountFinder, type PlainFinder } from './amount-finder.ts'
import { bitsOf, type AmountToken } from './amount-tokens.ts'
import { isTime } from './frequency.ts'

/** How far from a time the word that makes an interval or a schedule of it may stand. */
const waitReach = 4
const doseReach = 8
const takeReach = 4

/** `every four hours`, `wait 12 hours`, `at least two days between doses`, `taken daily`. */
export const intervalAt: AmountFinder = (tokens, at, firstAid) =>
  everyAt(tokens, at, firstAid) ?? waitAt(tokens, at, firstAid) ?? scheduleAt(tokens, at)

const everyAt: AmountFinder = (tokens, at, firstAid) => {
  const every = bitsOf(tokens[at], 'every')
  if (every === 0) return null
  // toutes les 6 heures
  const next = (bitsOf(tokens[at + 1], 'between') & every) !== 0 ? at + 2 : at + 1
  const number = numberAt(tokens, next)
  const numbered = number !== null && (number.bits & every) !== 0
  const other = (bitsOf(tokens[next], 'alternate') & every) !== 0
  const to = numbered ? number.to : other ? next + 1 : next
  const time = tokens[to]
  if ((bitsOf(time, 'pairs') & every) !== 0) return { from: at, to: to + 1, kind: 'interval' }
  if (!isTime(time, every)) return null
  if (firstAid && bitsOf(time, 'rounds') !== 0) return null
  if (numbered || other) return { from: at, to: to + 1, kind: 'interval' }
  return isNear(tokens, at, to + 1, 'take', takeReach, every) ||
    isNear(tokens, at, to + 1, 'doses', takeReach, every)
    ? { from: at, to: to + 1, kind: 'schedule' }
    : null
}

const waitAt: AmountFinder = (tokens, at, firstAid) => {
  const number = numberAt(tokens, at)
  if (!number || !isTime(tokens[number.to], number.bits)) return null
  const time = tokens[number.to]
  const to = number.to + 1
  if (firstAid && bitsOf(time, 'rounds') !== 0) return null
  const { bits } = number
  // 4 saatte bir: one in four hours.
  if (time?.text.endsWith('te') && tokens[to]?.text === 'bir')
    return { from: at, to: to + 1, kind: 'interval' }
  const waits = isNear(tokens, at, to, 'wait', waitReach, bits)
  const spaced = isNear(tokens, at, to, 'minimum', waitReach, bits) && isBesideDose(tokens, at, to, bits)
  return waits || spaced ? { from: at, to, kind: 'interval' } : null
}

function isBesideDose(tokens: readonly AmountToken[], from: number, to: number, bits: number): boolean {
  return (
    isNear(tokens, from, to, 'doses', doseReach, bits) || isNear(tokens, from, to, 'take', doseReach, bits)
  )
}

/** An adverb of time beside a word for taking. */
const scheduleAt: PlainFinder = (tokens, at) => {
  const bits = bitsOf(tokens[at], 'adverbs')
  if (bits === 0 || !isNear(tokens, at, at + 1, 'take', takeReach, bits)) return null
  return { from: at, to: at + 1, kind: 'schedule' }
}
