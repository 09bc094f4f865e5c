import { startsWithDigit } from './matcher.ts'
import type { Keys } from './pattern-keys.ts'

/** Where the patterns that are filed under a word, the beginning of a word, or under numbers stand in the list of all. */
export interface Posting {
  /** From here on: patterns tried where the word stands, each packed with how many words before it their part begins. */
  readonly anchors: number
  /** From here on: patterns that need the word somewhere. */
  readonly companions: number
  readonly end: number
}

export interface Postings {
  /** All postings in one list: tens of thousands of small ones would take ten times the memory. */
  readonly all: Int32Array
  /** Appends what is filed under a word and under its beginnings. */
  collect(word: string, into: Posting[]): void
}

export interface PostingsBuilder {
  addAnchor(keys: Keys, pattern: number): void
  addCompanion(keys: Keys, pattern: number): void
  build(): Postings
}

/** Patterns and offsets are packed into one number; a phrase is shorter than this. */
const offsetBits = 5
export const patternOf = (packed: number): number => packed >>> offsetBits
export const offsetOf = (packed: number): number => packed & ((1 << offsetBits) - 1)

interface Draft {
  readonly anchors: number[]
  readonly companions: number[]
}

export function createPostings(): PostingsBuilder {
  const byWord = new Map<string, Draft>()
  const byPrefix = new Map<string, Draft>()
  const numbers: Draft = { anchors: [], companions: [] }

  return {
    addAnchor(keys, pattern) {
      for (const [word, offsets] of keys.words) {
        for (let offset = 0; offsets >>> offset !== 0; offset++) {
          if ((offsets >>> offset) & 1) draftOf(byWord, word).anchors.push((pattern << offsetBits) + offset)
        }
      }
      for (const prefix of keys.prefixes) draftOf(byPrefix, prefix).anchors.push(pattern << offsetBits)
      if (keys.number) numbers.anchors.push(pattern << offsetBits)
    },
    addCompanion(keys, pattern) {
      for (const word of keys.words.keys()) draftOf(byWord, word).companions.push(pattern)
      for (const prefix of keys.prefixes) draftOf(byPrefix, prefix).companions.push(pattern)
      if (keys.number) numbers.companions.push(pattern)
    },
    build: () => postingsOf(byWord, byPrefix, numbers),
  }
}

function postingsOf(
  wordDrafts: ReadonlyMap<string, Draft>,
  prefixDrafts: ReadonlyMap<string, Draft>,
  numberDraft: Draft,
): Postings {
  const drafts = [...wordDrafts.values(), ...prefixDrafts.values(), numberDraft]
  const length = drafts.reduce((sum, { anchors, companions }) => sum + anchors.length + companions.length, 0)
  const all = new Int32Array(length)
  let filled = 0
  const take = ({ anchors, companions }: Draft): Posting => {
    const from = filled
    all.set(anchors, from)
    all.set(companions, from + anchors.length)
    filled = from + anchors.length + companions.length
    return { anchors: from, companions: from + anchors.length, end: filled }
  }
  const byWord = new Map([...wordDrafts].map(([word, draft]) => [word, take(draft)]))
  /** First two letters -> the beginnings of words that start so. */
  const byHead = new Map<number, { readonly prefix: string; readonly posting: Posting }[]>()
  for (const [prefix, draft] of prefixDrafts) {
    const head = headOf(prefix)
    const list = byHead.get(head) ?? []
    byHead.set(head, list)
    list.push({ prefix, posting: take(draft) })
  }
  const numbers = take(numberDraft)

  return {
    all,
    collect(word, into) {
      const exact = byWord.get(word)
      if (exact) into.push(exact)
      const beginnings = byHead.get(headOf(word))
      if (beginnings) {
        for (const { prefix, posting } of beginnings) if (word.startsWith(prefix)) into.push(posting)
      }
      if (startsWithDigit(word)) into.push(numbers)
    },
  }
}

function headOf(word: string): number {
  return word.charCodeAt(0) * 65_536 + (word.length > 1 ? word.charCodeAt(1) : 0)
}

function draftOf(map: Map<string, Draft>, key: string): Draft {
  const known = map.get(key)
  if (known) return known
  const made: Draft = { anchors: [], companions: [] }
  map.set(key, made)
  return made
}
