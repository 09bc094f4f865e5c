import { numberAt, type PlainFinder } from './amount-finder.ts'
import { bitsOf, type AmountToken } from './amount-tokens.ts'

/** `twice a day`, `3x daily`, `four times per week`, `günde iki kez`, `วันละ 2 ครั้ง`. */
export const frequencyAt: PlainFinder = (tokens, at) => {
  if (isYear(tokens[at])) return null
  const number = numberAt(tokens, at)
  const often = bitsOf(tokens[at], 'often')
  if (number || often !== 0) {
    let to = number?.to ?? at + 1
    const bits = (number?.bits ?? 0) | often
    const counted = (bitsOf(tokens[to], 'count') & bits) !== 0 || tokens[to]?.text === 'x'
    if (counted) to++
    const end = timeAfter(tokens, to, bits, counted || often !== 0)
    if (end !== null) return { from: at, to: end, kind: 'frequency' }
  }
  return timeFirst(tokens, at)
}

/** `a day`, `per week`, `daily`, `/day`; a time alone only counts behind "times". */
function timeAfter(
  tokens: readonly AmountToken[],
  from: number,
  bits: number,
  counted: boolean,
): number | null {
  if (counted && (bitsOf(tokens[from], 'adverbs') & bits) !== 0) return from + 1
  let at = from
  while (at < from + 2 && ((bitsOf(tokens[at], 'per') & bits) !== 0 || tokens[at]?.text === '/')) at++
  if (at === from && !counted) return null
  return isTime(tokens[at], bits) ? at + 1 : null
}

/** Languages that say the time first: in a day, two times. */
function timeFirst(tokens: readonly AmountToken[], at: number): ReturnType<PlainFinder> {
  const time = bitsOf(tokens[at], 'times') | bitsOf(tokens[at], 'rounds') | bitsOf(tokens[at], 'adverbs')
  if (time === 0) return null
  let from = at + 1
  while (from < at + 3 && (bitsOf(tokens[from], 'per') & time) !== 0) from++
  const number = numberAt(tokens, from)
  if (!number || (number.bits & time) === 0) return null
  const isCounted = (bitsOf(tokens[number.to], 'count') & number.bits & time) !== 0
  return isCounted ? { from: at, to: number.to + 1, kind: 'frequency' } : null
}

export function isTime(token: AmountToken | undefined, bits: number): boolean {
  return ((bitsOf(token, 'times') | bitsOf(token, 'rounds')) & bits) !== 0
}

/** `in 2021 a month later` is no frequency. */
function isYear(token: AmountToken | undefined): boolean {
  return token !== undefined && token.isDigits && /^(19|20)\d\d$/.test(token.text)
}
