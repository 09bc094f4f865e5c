import type { SourceFile } from '../source-file.ts'
import type { Amount } from './amount.ts'
import { amountTokens } from './amount-tokens.ts'
import { readAmountWords } from './amount-words.ts'
import { countAt } from './count.ts'
import { frequencyAt } from './frequency.ts'
import { intervalAt } from './interval.ts'
import type { AmountFinder } from './amount-finder.ts'
import { shareAt } from './share.ts'

/** Finds the amounts in a text, in order; empty when there are none. */
export type AmountCheck = (
  text: string,
  options: {
    /** True for the entries of first aid: breaths, seconds, minutes and doses of naloxone may be counted. */
    readonly firstAid: boolean
  },
) => readonly Amount[]

const finders: readonly AmountFinder[] = [countAt, frequencyAt, intervalAt, shareAt]

/**
 * Compiles the check that a text holds no dose, frequency, interval, schedule, strength, ratio or count of units of
 * any substance. It is a strict gate: in doubt it finds one. It lets through phone numbers, years, dates, ages,
 * counts of people, percentages of people, how long a withdrawal lasts, and opening hours.
 * @throws Error naming file and line when the words do not fit their format.
 */
export function compileAmountCheck(source: SourceFile): AmountCheck {
  const words = readAmountWords(source)
  return (text, { firstAid }) => {
    const tokens = amountTokens(text, words)
    const amounts: Amount[] = []
    let at = 0
    while (at < tokens.length) {
      const found = firstOf(finders, (find) => find(tokens, at, firstAid))
      if (found) {
        const start = tokens[found.from]?.start ?? 0
        const end = tokens[found.to - 1]?.end ?? start
        amounts.push({ start, end, kind: found.kind, text: text.slice(start, end) })
      }
      at = Math.max(at + 1, found?.to ?? 0)
    }
    return amounts
  }
}

function firstOf<Item, Result>(items: readonly Item[], of: (item: Item) => Result | null): Result | null {
  for (const item of items) {
    const result = of(item)
    if (result !== null) return result
  }
  return null
}
