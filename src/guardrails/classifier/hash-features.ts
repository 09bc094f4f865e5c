import type { TextVariant, Token } from '../text/read-text.ts'

/** Hashed features of a piece of text, reused from message to message so that scoring allocates nothing. */
export interface FeatureBuffer {
  readonly hashes: Int32Array
  count: number
}

/** Longer text than Telegram sends fits too; what goes beyond the buffer is left out. */
export const featureCapacity = 1 << 16
const shortestGram = 3
const longestGram = 5

const wordSeed = 0x3c6ef372
const pairSeed = 0x1b873593
const skipSeed = 0x2545f491
const tripleSeed = 0x52dce729
const gramSeed = 0x165667b1
const numberSeed = 0x2c1b3c6d
const edge = 0x7c

export function createFeatureBuffer(): FeatureBuffer {
  return { hashes: new Int32Array(featureCapacity), count: 0 }
}

/**
 * Appends the features of the tokens `from` to `to` (exclusive): words, pairs, triples and pairs with a gap, and
 * every run of 3 to 5 characters inside a word, its edges marked. All numbers count as one word among neighbours.
 */
export function hashFeatures(variant: TextVariant, from: number, to: number, into: FeatureBuffer): void {
  const { tokens } = variant
  let second = edge
  let third = edge
  for (let i = from; i < to; i++) {
    const token = tokens[i]
    if (!token || into.count + token.text.length * 3 + 8 > featureCapacity) return
    const exact = hashGrams(token, into)
    const word = isDigit(token.text.charCodeAt(0)) ? numberSeed : exact
    pushWord(into, mix(wordSeed, exact))
    pushWord(into, mix(mix(pairSeed, third), word))
    if (i > from) pushWord(into, mix(mix(mix(tripleSeed, second), third), word))
    if (i > from + 1) pushWord(into, mix(mix(skipSeed, second), word))
    second = third
    third = word
  }
  if (to > from) pushWord(into, mix(mix(pairSeed, third), edge))
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
      if (at - start >= shortestGram - 1) pushGram(into, hash)
    }
    if (start >= 0) word = mix(word, text.charCodeAt(start))
  }
  return word
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

/** Words have the highest bit set, character runs have not: the two never share a bucket. */
function pushWord(into: FeatureBuffer, hash: number): void {
  into.hashes[into.count++] = scramble(hash) | 0x80000000
}

function pushGram(into: FeatureBuffer, hash: number): void {
  into.hashes[into.count++] = scramble(hash) & 0x7fffffff
}

function scramble(hash: number): number {
  const scrambled = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return scrambled ^ (scrambled >>> 13)
}
