import type { Token } from '../text/read-text.ts'
import { follow, startsWithDigit, type Choice, type MatcherSequence, type Track } from './matcher.ts'

/** A pattern found: token positions in the variant, `end` exclusive. */
export interface Hit {
  readonly pattern: number
  readonly start: number
  readonly end: number
}

interface Entry {
  readonly pattern: number
  readonly before: MatcherSequence
  readonly fromAnchor: MatcherSequence
}

/** Finds all patterns of a set in one pass over the tokens. */
export interface PatternIndex {
  /** Calls `onHit` for each pattern and anchor word found between the tokens `from` and `to`. */
  scan(tokens: readonly Token[], from: number, to: number, onHit: (hit: Hit) => void): void
}

interface Keys {
  readonly words: Set<string>
  readonly prefixes: Set<string>
  number: boolean
}

/**
 * Each pattern is filed under its rarest word that must be there, its anchor, and is only tried where that word
 * stands. The number of a pattern is its place in the list.
 * @param units words that may be glued to a number.
 * @throws Error for a pattern that could match without any word.
 */
export function indexPatterns(
  patterns: readonly MatcherSequence[],
  units: ReadonlySet<string>,
): PatternIndex {
  const byWord = new Map<string, Entry[]>()
  const byPrefix = new Map<string, Entry[]>()
  const byNumber: Entry[] = []
  const popularity = countWords(patterns)
  patterns.forEach((sequence, pattern) => {
    const anchor = rarest(sequence, popularity)
    if (!anchor) throw new Error('a pattern needs a word that is not optional')
    const entry = {
      pattern,
      before: sequence.slice(0, anchor.at),
      fromAnchor: sequence.slice(anchor.at),
    }
    for (const word of anchor.keys.words) file(byWord, word, entry)
    for (const prefix of anchor.keys.prefixes) file(byPrefix, prefix, entry)
    if (anchor.keys.number) byNumber.push(entry)
  })
  const prefixLengths = [...new Set([...byPrefix.keys()].map((p) => p.length))].sort((a, b) => a - b)

  return {
    scan(tokens, from, to, onHit) {
      for (let at = from; at < to; at++) {
        const word = tokens[at]?.text ?? ''
        const exact = byWord.get(word)
        if (exact) tryAll(exact, at)
        for (const length of prefixLengths) {
          if (length > word.length) break
          const prefixed = byPrefix.get(word.slice(0, length))
          if (prefixed) tryAll(prefixed, at)
        }
        if (byNumber.length > 0 && startsWithDigit(word)) tryAll(byNumber, at)
      }

      function tryAll(entries: readonly Entry[], at: number): void {
        const forward: Track = { tokens, from, to, origin: at, direction: 1, units }
        const backward: Track = { tokens, from, to, origin: at - 1, direction: -1, units }
        for (const { pattern, before, fromAnchor } of entries) {
          const ends = follow(fromAnchor, 1, forward)
          if (ends === 0) continue
          const starts = before.length === 0 ? 1 : follow(before, 1, backward)
          if (starts !== 0) onHit({ pattern, start: at - lowestBit(starts), end: at + lowestBit(ends) })
        }
      }
    },
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}

function file(map: Map<string, Entry[]>, key: string, entry: Entry): void {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}

/** How many patterns need a word: stands in for how common it is. */
function countWords(patterns: readonly MatcherSequence[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const sequence of patterns) {
    for (const node of sequence) {
      if (node.kind !== 'choice') continue
      for (const word of keysOf([node])?.words ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return counts
}

const numberPopularity = 400
const prefixPopularity = 30

function rarest(
  sequence: MatcherSequence,
  popularity: ReadonlyMap<string, number>,
): { at: number; keys: Keys } | null {
  let best: { at: number; keys: Keys; cost: number } | null = null
  sequence.forEach((node, at) => {
    if (node.kind !== 'choice') return
    const keys = keysOf([node])
    if (!keys) return
    let cost = keys.number ? numberPopularity : 0
    for (const word of keys.words) {
      const shortWord = word.length <= 2 ? 4 : 1
      cost = Math.max(cost, (popularity.get(word) ?? 0) * shortWord)
    }
    if (keys.prefixes.size > 0) cost = Math.max(cost, prefixPopularity)
    if (!best || cost < best.cost) best = { at, keys, cost }
  })
  return best
}

/** What the first token of a sequence can be; null when the sequence can begin with anything or be empty. */
function keysOf(sequence: MatcherSequence): Keys | null {
  const keys: Keys = { words: new Set(), prefixes: new Set(), number: false }
  for (const node of sequence) {
    if (node.kind === 'clause-start') continue
    const inner = node.kind === 'optional' ? node.node : node
    if (inner.kind !== 'choice' || !addChoice(inner, keys)) return null
    if (node.kind !== 'optional') return keys
  }
  return null
}

function addChoice(choice: Choice, keys: Keys): boolean {
  for (const word of choice.words) keys.words.add(word)
  for (const word of choice.phrases.keys()) keys.words.add(word)
  for (const prefix of choice.prefixes) keys.prefixes.add(prefix)
  keys.number ||= choice.number || choice.gluedAmount
  for (const alternative of choice.complex) {
    const inner = keysOf(alternative)
    if (!inner) return false
    for (const word of inner.words) keys.words.add(word)
    for (const prefix of inner.prefixes) keys.prefixes.add(prefix)
    keys.number ||= inner.number
  }
  return true
}
