import type { Token, Tokenise } from './tokens.ts'

/** A list of phrases that can be found in a row of tokens. */
export interface Phrases {
  /** How many tokens the longest phrase that begins here has; 0 when none does. */
  at(tokens: readonly Token[], index: number): number
}

export function createPhrases(phrases: readonly string[], tokenise: Tokenise): Phrases {
  const byFirst = new Map<string, string[][]>()
  for (const phrase of phrases) {
    const words = tokenise(phrase).map((token) => token.folded)
    const first = words[0]
    if (first === undefined) continue
    byFirst.set(first, [...(byFirst.get(first) ?? []), words])
  }
  for (const known of byFirst.values()) known.sort((left, right) => right.length - left.length)

  return {
    at(tokens, index) {
      const token = tokens[index]
      const known = token === undefined ? undefined : byFirst.get(token.folded)
      const found = known?.find((words) =>
        words.every((word, offset) => tokens[index + offset]?.folded === word),
      )
      return found?.length ?? 0
    },
  }
}
