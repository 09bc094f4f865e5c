import { rangeAt } from './number-at.ts'
import { stepOf, type RedactionStep, type Span, type SpanFinder } from './redaction-step.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

const amount = (from: number, to: number): Span => ({ from, to, label: '[amount]' })

/** How much of anything was taken, and how often. What it was stays. */
export function redactAmounts(vocabulary: Vocabulary): RedactionStep {
  const { phrases } = vocabulary

  const byItself: SpanFinder = (tokens, index) => {
    const length = phrases.amounts.at(tokens, index)
    return length === 0 ? null : amount(index, index + length)
  }

  const measured: SpanFinder = (tokens, index) => {
    const after = index + rangeAt(vocabulary, tokens, index)
    if (after === index) return null
    const often = phrases.often.at(tokens, after)
    if (often > 0) return amount(index, after + often)
    // "2 big pills": one word may stand between.
    const places = tokens[after]?.kind === 'word' ? [after, after + 1] : [after]
    for (const place of places) {
      const unit = phrases.units.at(tokens, place)
      if (unit > 0) return amount(index, place + unit)
      if (phrases.counted.at(tokens, place) > 0) return amount(index, after)
    }
    return null
  }

  const announced: SpanFinder = (tokens, index) => {
    const took = phrases.took.at(tokens, index)
    const every = phrases.every.at(tokens, index)
    if (took === 0 && every === 0) return null
    const about = took > 0 ? phrases.about.at(tokens, index + took) : 0
    const from = index + Math.max(took + about, every)
    const to = from + rangeAt(vocabulary, tokens, from)
    if (to === from || measured(tokens, from) !== null || isPartOfName(tokens, to)) return null
    return amount(from, to)
  }

  const multiplied: SpanFinder = (tokens, index) =>
    tokens[index]?.folded === 'x' && tokens[index + 1]?.kind === 'figures' ? amount(index, index + 2) : null

  return stepOf(vocabulary.tokenise, [byItself, measured, multiplied, announced])
}

/** "took 7-oh": the figure belongs to the name. */
function isPartOfName(tokens: readonly Token[], index: number): boolean {
  const [next, afterNext] = [tokens[index], tokens[index + 1]]
  if (next?.glued !== true) return false
  return next.kind === 'word' || (next.raw === '-' && afterNext?.kind === 'word' && afterNext.glued)
}
