import { stepOf, type RedactionStep, type Span, type SpanFinder } from './redaction-step.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

const numeric =
  /(?<!\p{Nd})(?:\p{Nd}{1,2} ?[./-] ?\p{Nd}{1,2} ?[./-] ?(?:\p{Nd}{4}|\p{Nd}{2})|\p{Nd}{4}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,2})(?!\p{Nd})/gu
/** How far behind "born" its number may stand. */
const mostTokensAfterBorn = 6
const dateMarks = new Set(['.', '/', '-', ','])

const date = (from: number, to: number): Span => ({ from, to, label: '[date]' })

/** Dates in figures, dates with the name of a month, and whatever number follows words about a birth. */
export function redactDates({ tokenise, phrases }: Vocabulary): RedactionStep {
  /** Behind small words and marks such as "de", "of" and the comma. */
  const behindLinks = (tokens: readonly Token[], index: number) => {
    let place = index
    while (place < index + 2 && (isDateMark(tokens[place]) || phrases['date-links'].at(tokens, place) > 0))
      place += 1
    return place
  }
  const behindOrdinal = (tokens: readonly Token[], index: number) =>
    index + (tokens[index]?.glued === true ? phrases.ordinals.at(tokens, index) : 0)

  const dayFirst: SpanFinder = (tokens, index) => {
    if (!isFigures(tokens[index], 1, 2)) return null
    const ordinal = behindOrdinal(tokens, index + 1)
    const place = behindLinks(tokens, ordinal)
    const month = phrases.months.at(tokens, place)
    if (month === 0) return null
    const year = behindLinks(tokens, place + month)
    if (isFigures(tokens[year], 2, 4)) return date(index, year + 1)
    // "10 may" alone may be anything; "10th of May" is a date.
    return place > index + 1 ? date(index, place + month) : null
  }

  const monthFirst: SpanFinder = (tokens, index) => {
    const month = phrases.months.at(tokens, index)
    const day = index + month
    if (month === 0) return null
    if (isFigures(tokens[day], 4, 4)) return date(index, day + 1)
    if (!isFigures(tokens[day], 1, 2)) return null
    const ordinal = behindOrdinal(tokens, day + 1)
    const year = behindLinks(tokens, ordinal)
    if (isFigures(tokens[year], 4, 4)) return date(index, year + 1)
    return ordinal > day + 1 ? date(index, ordinal) : null
  }

  const ofBirth: SpanFinder = (tokens, index) => {
    const born = phrases.born.at(tokens, index)
    if (born === 0) return null
    const near = tokens.slice(index + born, index + born + mostTokensAfterBorn)
    const offset = near.findIndex((token) => token.kind === 'figures' || token.kind === 'label')
    if (near[offset]?.kind !== 'figures') return null
    const from = index + born + offset
    let to = from + 1
    while (tokens[to]?.kind === 'figures' || (isDateMark(tokens[to]) && tokens[to + 1]?.kind === 'figures'))
      to += 1
    return date(from, to)
  }

  const named = stepOf(tokenise, [dayFirst, monthFirst])
  const rest = stepOf(tokenise, [ofBirth])
  return (text) => rest(named(text.replace(numeric, '[date]')))
}

function isFigures(token: Token | undefined, fewest: number, most: number): boolean {
  return token?.kind === 'figures' && token.raw.length >= fewest && token.raw.length <= most
}

function isDateMark(token: Token | undefined): boolean {
  return dateMarks.has(token?.raw ?? '')
}
