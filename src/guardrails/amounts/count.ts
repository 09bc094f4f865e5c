import { numberAt, type AmountFinder, type NumberSpan } from './amount-finder.ts'
import { bitsOf, type AmountToken } from './amount-tokens.ts'

/** Words that may stand between a number and its unit. */
const mostBetween = 3

/** `5 mg`, `two capsules`, `half a tablet`, `a teaspoon`, `another pill`, and duals such as `حبتين`. */
export const countAt: AmountFinder = (tokens, at, firstAid) => {
  const number = numberAt(tokens, at)
  if (number) {
    // The Spanish "once" is a number, the French one a unit: the shorter number is tried first.
    const shorter = { ...number, to: at + 1, bits: bitsOf(tokens[at], 'numbers') }
    const to = unitAfter(tokens, shorter, firstAid) ?? unitAfter(tokens, number, firstAid)
    if (to !== null) return { from: at, to, kind: 'count' }
  }
  if (bitsOf(tokens[at], 'exact') !== 0) return { from: at, to: at + 1, kind: 'count' }
  const article = bitsOf(tokens[at], 'articles')
  const again = bitsOf(tokens[at], 'another')
  for (let to = at + 1; to <= at + 2; to++) {
    const token = tokens[to]
    if ((bitsOf(token, 'measures') & (article | again)) !== 0) return { from: at, to: to + 1, kind: 'count' }
    if ((bitsOf(token, 'forms') & again) !== 0 && !isAid(token, firstAid))
      return { from: at, to: to + 1, kind: 'count' }
    if (token === undefined || token.isStop || isAid(token, firstAid)) break
  }
  return null
}

/** Where the unit of a number ends; null when none follows. */
function unitAfter(
  tokens: readonly AmountToken[],
  { to: from, bits, hasDigits, isLarge }: NumberSpan,
  firstAid: boolean,
): number | null {
  for (let at = from; at <= from + mostBetween; at++) {
    const token = tokens[at]
    if (token === undefined) return null
    const isUnit = (bitsOf(token, 'units') & bits) !== 0 && (hasDigits || token.text.length > 1)
    const isForm = ((bitsOf(token, 'forms') | bitsOf(token, 'measures')) & bits) !== 0
    if (isUnit || (isForm && !isLarge && !isAid(token, firstAid))) return at + 1
    if ((bitsOf(token, 'between') & bits) === 0 && !isJoint(token)) return null
  }
  return null
}

function isJoint({ text }: AmountToken): boolean {
  return '-–—~+'.includes(text)
}

/** First aid may count the doses of naloxone, which come one to a device. */
function isAid(token: AmountToken | undefined, firstAid: boolean): boolean {
  return firstAid && bitsOf(token, 'doses') !== 0
}
