import { startsWithDigit } from './matcher.ts'
import type { Keys } from './pattern-keys.ts'

/** Word, beginning of a word or number -> the patterns filed under it. */
export interface Postings {
  add(keys: Keys, pattern: number): void
  /**
   * Calls `onPattern` for each pattern that is filed under what a word is or begins with, and how many words before
   * it the part begins that the word tells of.
   */
  visit(word: string, onPattern: (pattern: number, offset: number) => void): void
}

/** Patterns and offsets are packed into one number; a phrase is shorter than this. */
const phraseBits = 5
const longestPhrase = 1 << phraseBits

export function createPostings(): Postings {
  const byWord = new Map<string, number[]>()
  const byPrefix = new Map<string, number[]>()
  /** First two letters -> the beginnings of words that start so. */
  const prefixesByHead = new Map<number, string[]>()
  const byNumber: number[] = []

  return {
    add(keys, pattern) {
      for (const [word, offsets] of keys.words) {
        for (let offset = 0; offsets >>> offset !== 0; offset++) {
          if ((offsets >>> offset) & 1) file(byWord, word, pattern * longestPhrase + offset)
        }
      }
      for (const prefix of keys.prefixes) {
        if (!byPrefix.has(prefix)) file(prefixesByHead, headOf(prefix), prefix)
        file(byPrefix, prefix, pattern * longestPhrase)
      }
      if (keys.number) byNumber.push(pattern * longestPhrase)
    },
    visit(word, onPattern) {
      const exact = byWord.get(word)
      if (exact) visitAll(exact, onPattern)
      const prefixes = prefixesByHead.get(headOf(word))
      if (prefixes) {
        for (const prefix of prefixes) {
          if (word.startsWith(prefix)) visitAll(byPrefix.get(prefix) ?? [], onPattern)
        }
      }
      if (byNumber.length > 0 && startsWithDigit(word)) visitAll(byNumber, onPattern)
    },
  }
}

function visitAll(list: readonly number[], onPattern: (pattern: number, offset: number) => void): void {
  for (const packed of list) onPattern(packed >>> phraseBits, packed & (longestPhrase - 1))
}

function headOf(word: string): number {
  return word.charCodeAt(0) * 65_536 + (word.length > 1 ? word.charCodeAt(1) : 0)
}

function file<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
