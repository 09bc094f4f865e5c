import { isNear, numberAt, type PlainFinder } from './amount-finder.ts'
import { bitsOf, type AmountToken } from './amount-tokens.ts'
import { everyLanguage } from './amount-words.ts'

const strengthReach = 4
const changeReach = 4
const doseReach = 8
const peopleReach = 10
const partReach = 3

/** `40 % extract`, `10:1`, `15x`, `half the usual dose`, `cut it by a quarter`. */
export const shareAt: PlainFinder = (tokens, at) =>
  percentageAt(tokens, at) ?? ratioAt(tokens, at) ?? partAt(tokens, at)

const percentageAt: PlainFinder = (tokens, at) => {
  const number = numberAt(tokens, at)
  const before = isPercent(tokens[at]) && tokens[at + 1]?.isDigits
  if (!before && !(number && isPercent(tokens[number.to]))) return null
  const to = before ? at + 2 : (number?.to ?? at) + 1
  const found = { from: at, to, kind: 'percentage' as const }
  if (isNear(tokens, at, to, 'strength', strengthReach, everyLanguage)) return found
  const steps = isNear(tokens, at, to, 'change', changeReach, everyLanguage)
  if (steps && isNear(tokens, at, to, 'doses', doseReach, everyLanguage)) return found
  return isNear(tokens, at, to, 'people', peopleReach, everyLanguage) ? null : found
}

function isPercent(token: AmountToken | undefined): boolean {
  return token !== undefined && ('%٪‰'.includes(token.text) || bitsOf(token, 'percent') !== 0)
}

const ratioAt: PlainFinder = (tokens, at) => {
  const [first, sign, second] = tokens.slice(at, at + 3)
  if (!first?.isDigits || !sign) return null
  if (sign.text === 'x' || sign.text === '×') return { from: at, to: at + 2, kind: 'ratio' }
  if (sign.text === ':' && second?.isDigits) {
    const isClock = /^([01]?\d|2[0-4])$/.test(first.text) && /^[0-5]\d$/.test(second.text)
    if (isClock && !isNear(tokens, at, at + 3, 'strength', strengthReach, everyLanguage)) return null
    return { from: at, to: at + 3, kind: 'ratio' }
  }
  const range = numberAt(tokens, at)
  const isRatio = range !== null && range.to > at + 2 && bitsOf(tokens[range.to], 'strength') !== 0
  return isRatio ? { from: at, to: range.to + 1, kind: 'ratio' } : null
}

/** A part of a dose, or a step of a taper. */
const partAt: PlainFinder = (tokens, at) => {
  const bits = bitsOf(tokens[at], 'parts')
  if (bits === 0) return null
  for (let to = at + 1; to <= at + partReach; to++) {
    if (tokens[to] === undefined || tokens[to]?.isStop) break
    if ((bitsOf(tokens[to], 'doses') & bits) !== 0) return { from: at, to: to + 1, kind: 'change' }
  }
  const steps = isNear(tokens, at, at + 1, 'change', changeReach, bits)
  return steps && isNear(tokens, at, at + 1, 'doses', doseReach, bits)
    ? { from: at, to: at + 1, kind: 'change' }
    : null
}
