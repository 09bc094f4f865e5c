import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

const mostWords = 5
const dashes = new Set(['-', '–', '—', 'x', '×', '*'])

/** How many tokens a number or a range of numbers takes that begins here: "5", "5-10", "twenty five", "half a". 0: none. */
export function rangeAt(vocabulary: Vocabulary, tokens: readonly Token[], index: number): number {
  const first = numberAt(vocabulary, tokens, index)
  if (first === 0) return 0
  const joint = index + first
  const dash = dashes.has(tokens[joint]?.raw ?? '') ? 1 : vocabulary.phrases.range.at(tokens, joint)
  const second = dash === 0 ? 0 : numberAt(vocabulary, tokens, joint + dash)
  return second === 0 ? first : first + dash + second
}

function numberAt({ phrases }: Vocabulary, tokens: readonly Token[], index: number): number {
  const first = tokens[index]
  const inFigures = first?.kind === 'figures' && !belongsToWord(tokens, index)
  let length = inFigures ? 1 : phrases.numbers.at(tokens, index)
  if (length === 0) return 0
  for (let words = 1; words < mostWords; words += 1) {
    const joint = tokens[index + length]?.folded
    const skipped = joint === 'and' || joint === '-' ? 1 : 0
    const more = phrases.numbers.at(tokens, index + length + skipped)
    if (more === 0) break
    length += skipped + more
  }
  return length
}

/** "b12": the figures are part of a name. */
function belongsToWord(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]
  return (
    tokens[index]?.glued === true &&
    before?.kind === 'word' &&
    /[\p{Script=Latin}\p{Script=Cyrillic}]$/u.test(before.raw)
  )
}
