import { foldPhrase } from './language-words.ts'
import type { Word } from './word.ts'

/** A set of phrases, looked up by their first word. */
export type PhraseSet = ReadonlyMap<string, readonly (readonly string[])[]>

/** @param phrases words joined by +. */
export function compilePhrases(phrases: readonly string[]): PhraseSet {
  const set = new Map<string, (readonly string[])[]>()
  for (const phrase of phrases) {
    const words = foldPhrase(phrase)
    const first = words[0] ?? ''
    set.set(first, [...(set.get(first) ?? []), words.slice(1)])
  }
  return set
}

/** Whether one of the phrases begins at a word. */
export function beginsPhrase(set: PhraseSet, words: readonly Word[], at: number): boolean {
  const rests = set.get(words[at]?.text ?? '')
  return rests?.some((rest) => rest.every((word, i) => words[at + 1 + i]?.text === word)) ?? false
}
