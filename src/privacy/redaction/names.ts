import { stepOf, type RedactionStep, type Span } from './redaction-step.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

const mostWords = 3
/** A second word in small letters is taken for a family name, further ones are not. */
const mostSmallWords = 2
const capital = /^\p{Lu}[\p{Ll}\p{M}'’]/u
const initial = /^\p{Lu}$/u
/** Marks that may stand between the introduction and the name. */
const gap = new Set([':', '=', '"', "'", '“', '”', '«', '»', '-', '–'])
const mostGap = 3

/** Names where people tell them: "my name is …", "I'm …", "my brother …". */
export function redactNames({ tokenise, phrases }: Vocabulary): RedactionStep {
  const isNoName = (tokens: readonly Token[], index: number) =>
    phrases['not-names'].at(tokens, index) > 0 || phrases.took.at(tokens, index) > 0

  const nameAt = (tokens: readonly Token[], begin: number, certain: boolean): Span | null => {
    const from = afterGap(tokens, begin)
    let to = from
    for (let words = 0; words < mostWords; words += 1) {
      const token = tokens[to]
      if (token?.kind !== 'word' || isNoName(tokens, to)) break
      const capitalised = capital.test(token.raw) || (words > 0 && initial.test(token.raw))
      if (!capitalised && !(certain && words < mostSmallWords)) break
      to = endOfCompound(tokens, to)
    }
    return to === from ? null : { from, to, label: '[name]' }
  }

  return stepOf(tokenise, [
    (tokens, index) => {
      const certain = phrases.names.at(tokens, index)
      return certain === 0 ? null : nameAt(tokens, index + certain, true)
    },
    (tokens, index) => {
      const likely = phrases['names-capital'].at(tokens, index)
      return likely === 0 ? null : nameAt(tokens, index + likely, false)
    },
  ])
}

function afterGap(tokens: readonly Token[], begin: number): number {
  let index = begin
  while (index < begin + mostGap && gap.has(tokens[index]?.raw ?? '')) index += 1
  return index
}

/** "Anna-Lena" is one word, and "J." keeps its full stop when more follows. */
function endOfCompound(tokens: readonly Token[], index: number): number {
  const [token, mark, next] = tokens.slice(index, index + 3)
  const joined = mark?.raw === '-' && mark.glued && next?.kind === 'word' && next.glued
  if (joined) return endOfCompound(tokens, index + 2)
  const shortened = mark?.raw === '.' && initial.test(token?.raw ?? '')
  return index + (shortened ? 2 : 1)
}
