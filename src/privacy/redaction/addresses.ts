import { stepOf, type RedactionStep, type Span, type SpanFinder } from './redaction-step.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** British and Canadian ones; those of figures alone go with the long numbers. Small letters need the space. */
const postcode =
  /(?<![\p{L}\p{Nd}])(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}|[a-z]\d[a-z] \d[a-z]\d)(?![\p{L}\p{Nd}])/gu
const mostToldWords = 8
const mostNameWords = 3
const mostHouseDigits = 5
const endOfAddress = new Set([',', '.', ';', '!', '?'])

const address = (from: number, to: number): Span => ({ from, to, label: '[address]' })

/** Streets with their house number, postcodes, and what follows "my address is". */
export function redactAddresses({ tokenise, phrases, streetEndings }: Vocabulary): RedactionStep {
  const isWord = (tokens: readonly Token[], index: number) => tokens[index]?.kind === 'word'
  // "5 pills on the street" is no address.
  const noStreet = [phrases['not-names'], phrases.units, phrases.counted, phrases.often]
  const nameAt = (tokens: readonly Token[], index: number): number => {
    let length = 0
    while (length < 2 && phrases['street-links'].at(tokens, index + length) > 0) length += 1
    const named = isWord(tokens, index + length)
    const allowed = length > 0 || noStreet.every((list) => list.at(tokens, index) === 0)
    return named && allowed ? length + 1 : 0
  }
  const skip = (tokens: readonly Token[], index: number, ...marks: readonly string[]) =>
    index + (marks.includes(tokens[index]?.raw ?? '') ? 1 : 0)
  /** The end of a house number, with or without "no." before it; null when there is none. */
  const houseEnd = (tokens: readonly Token[], index: number): number | null => {
    const marked = index + phrases['house-number'].at(tokens, index)
    const at = skip(tokens, marked, '.', ':')
    const figures = tokens[at]
    if (figures?.kind !== 'figures' || figures.raw.length > mostHouseDigits) return null
    const letter = tokens[at + 1]
    return at + (letter?.kind === 'word' && letter.glued && letter.raw.length === 1 ? 2 : 1)
  }

  const told: SpanFinder = (tokens, index) => {
    const length = phrases['live-at'].at(tokens, index)
    if (length === 0) return null
    const from = skip(tokens, index + length, ':')
    let to = from
    while (to < from + mostToldWords && tokens[to] && !endOfAddress.has(tokens[to]?.raw ?? '')) to += 1
    return to === from ? null : address(from, to)
  }

  const numberFirst: SpanFinder = (tokens, index) => {
    const number = tokens[index]?.kind === 'figures' ? houseEnd(tokens, index) : null
    if (number === null) return null
    const before = skip(tokens, number, ',')
    const street = phrases['street-before'].at(tokens, before)
    const named = street === 0 ? 0 : nameAt(tokens, before + street)
    if (named > 0) return address(index, before + street + named)
    let place = number
    for (let words = 0; words < mostNameWords; words += 1) {
      const name = nameAt(tokens, place)
      if (name === 0) return null
      place += name
      const ending = phrases['street-after'].at(tokens, place)
      if (ending > 0) return address(index, skip(tokens, place + ending, '.'))
    }
    return null
  }

  const streetFirst: SpanFinder = (tokens, index) => {
    const street = phrases['street-before'].at(tokens, index)
    if (street === 0) return null
    let place = skip(tokens, index + street, '.')
    for (let words = 0; words <= mostNameWords; words += 1) {
      const end = houseEnd(tokens, place)
      if (end !== null) return address(index, end)
      const name = nameAt(tokens, place)
      if (name === 0) return null
      place = skip(tokens, place + name, ',')
    }
    return null
  }

  const nameFirst: SpanFinder = (tokens, index) => {
    if (!isWord(tokens, index)) return null
    const joined = streetEndings.some((ending) => isEndedBy(tokens[index]?.folded ?? '', ending))
    const between = phrases['street-between'].at(tokens, index + 1)
    if (!joined && between === 0) return null
    const place = skip(tokens, index + 1 + (joined ? 0 : between), '.', ',')
    const end = houseEnd(tokens, place)
    return end === null ? null : address(index, end)
  }

  const streets = stepOf(tokenise, [told, numberFirst, streetFirst, nameFirst])
  return (text) => streets(text).replace(postcode, '[address]')
}

/** "Hauptstraße", but not "Straße" alone. */
function isEndedBy(word: string, ending: string): boolean {
  return word.length > ending.length + 1 && word.endsWith(ending)
}
