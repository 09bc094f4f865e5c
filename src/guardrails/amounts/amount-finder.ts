import type { AmountKind } from './amount.ts'
import { bitsOf, type AmountToken } from './amount-tokens.ts'
import type { Role } from './amount-words.ts'

/** Tokens that are an amount, `to` exclusive. */
export interface FoundAmount {
  readonly from: number
  readonly to: number
  readonly kind: AmountKind
}

/** Looks for an amount that begins at a token. */
export type AmountFinder = (
  tokens: readonly AmountToken[],
  at: number,
  firstAid: boolean,
) => FoundAmount | null

/** A finder to which first aid makes no difference. */
export type PlainFinder = (tokens: readonly AmountToken[], at: number) => FoundAmount | null

/** A number and where it ends; `bits` are the languages of its words. */
export interface NumberSpan {
  readonly to: number
  readonly bits: number
  readonly hasDigits: boolean
  /** A number of thousands in digits: a count of things in a statistic. */
  readonly isLarge: boolean
}

const mostRanges = 2

/** Reads a number at a token: `5`, `two`, `2 1/2`, `twenty five`, `2-3`, `two to three`. */
export function numberAt(tokens: readonly AmountToken[], at: number): NumberSpan | null {
  let bits = bitsOf(tokens[at], 'numbers')
  if (bits === 0) return null
  let hasDigits = tokens[at]?.isDigits ?? false
  let to = at + 1
  for (let ranges = 0; ;) {
    const isRange = isRangeSign(tokens[to]) || (bitsOf(tokens[to], 'range') & bits) !== 0
    const next = to + (isRange ? 1 : 0)
    const more = bitsOf(tokens[next], 'numbers') & bits
    if (more === 0 || (isRange && ++ranges > mostRanges)) break
    bits = more
    hasDigits ||= tokens[next]?.isDigits ?? false
    to = next + 1
  }
  return {
    to,
    bits,
    hasDigits,
    isLarge: to === at + 1 && hasDigits && /^\d{1,3}([.,]\d{3})+$|^\d{4,}$/.test(tokens[at]?.text ?? ''),
  }
}

function isRangeSign(token: AmountToken | undefined): boolean {
  return token !== undefined && '-–—~/+'.includes(token.text)
}

/** Whether a word with a role stands among the tokens around a span, in the same sentence and a common language. */
export function isNear(
  tokens: readonly AmountToken[],
  from: number,
  to: number,
  role: Role,
  reach: number,
  bits: number,
): boolean {
  for (let at = from - 1; at >= 0 && at >= from - reach && !tokens[at]?.isStop; at--)
    if ((bitsOf(tokens[at], role) & bits) !== 0) return true
  for (let at = to; at < tokens.length && at < to + reach && !tokens[at]?.isStop; at++)
    if ((bitsOf(tokens[at], role) & bits) !== 0) return true
  return false
}
