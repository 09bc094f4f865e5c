import type { TextVariant, Token } from '../text/read-text.ts'

/** Hashed features of a piece of text, reused from message to message so that scoring allocates nothing. */
export interface FeatureBuffer {
  readonly hashes: Int32Array
  count: number
}

/** Longer text than Telegram sends fits too; what goes beyond the buffer is left out. */
const capacity = 1 << 16
const longestGram = 5

const wordSeed = 0x3c6ef372
const pairSeed = 0x1b873593
const skipSeed = 0x2545f491
const tripleSeed = 0x52dce729
const gramSeed = 0x165667b1
const edge = 0x7c

export function createFeatureBuffer(): FeatureBuffer {
  return { hashes: new Int32Array(capacity), count: 0 }
}

/**
 * Appends the features of the tokens `from` to `to` (exclusive): words, pairs, triples and pairs with a gap, and
 * every run of 2 to 5 characters inside a word, its edges marked.
 */
export function hashFeatures(variant: TextVariant, from: number, to: number, into: FeatureBuffer): void {
  const { tokens } = variant
  let first = edge
  let second = edge
  let third = edge
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (!token) break
    if (into.count + token.text.length * 4 + 8 > capacity) return
    const word = hashGrams(token, into)
    push(into, wordSeed ^ word)
    push(into, mix(mix(pairSeed, third), word))
    push(into, mix(mix(skipSeed, second), word))
    push(into, mix(mix(mix(tripleSeed, second), third), word))
    push(into, mix(mix(skipSeed + 1, first), word))
    first = second
    second = third
    third = word
  }
  if (to > from) push(into, mix(mix(pairSeed, third), edge))
}

/** Appends the character runs of a word and returns the hash of the word. */
function hashGrams({ text }: Token, into: FeatureBuffer): number {
  let word = wordSeed
  const { length } = text
  for (let start = -1; start < length; start++) {
    let hash = mix(gramSeed, start < 0 ? edge : text.charCodeAt(start))
    const end = Math.min(start + longestGram, length + 1)
    for (let at = start + 1; at < end; at++) {
      hash = mix(hash, at < length ? text.charCodeAt(at) : edge)
      push(into, hash)
    }
    if (start >= 0) word = mix(word, text.charCodeAt(start))
  }
  return word
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

function push(into: FeatureBuffer, hash: number): void {
  const scrambled = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  into.hashes[into.count++] = scrambled ^ (scrambled >>> 13)
}
