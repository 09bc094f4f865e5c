import type { Token } from '../text/read-text.ts'

/** Something that stands at one place of a pattern: single words, and longer alternatives by their first word. */
export interface Choice {
  readonly kind: 'choice'
  /** The word, when the choice is one word and nothing else, as most are. */
  readonly only: string | null
  readonly words: readonly string[]
  /** The same words, when there are many. */
  readonly wordSet: ReadonlySet<string> | null
  readonly prefixes: readonly string[]
  /** `@number`: any token that begins with a digit and is a plain number. */
  readonly number: boolean
  /** `5g` written as one token. The units are the words of the class `unit`. */
  readonly gluedAmount: boolean
  readonly phrases: ReadonlyMap<string, readonly MatcherSequence[]>
  /** The same phrases by their last word, for reading backwards. */
  readonly phrasesByLast: ReadonlyMap<string, readonly MatcherSequence[]>
  /** Alternatives that do not begin and end with a plain word. */
  readonly complex: readonly MatcherSequence[]
  /** Large choices, such as classes, that all their users share. */
  readonly parts: readonly Choice[]
}

/** Whether a choice holds nothing but single words. */
export function isPlain(choice: Choice): boolean {
  return (
    choice.prefixes.length === 0 &&
    !choice.number &&
    !choice.gluedAmount &&
    choice.phrases.size === 0 &&
    choice.complex.length === 0 &&
    choice.parts.length === 0
  )
}

export type MatcherNode =
  | Choice
  /** A gap never swallows a barred word, which are negations: they would turn the meaning round. */
  | { readonly kind: 'gap'; readonly max: number; readonly barred: ReadonlySet<string> }
  | { readonly kind: 'optional'; readonly node: MatcherNode }
  | { readonly kind: 'clause-start' }
  | { readonly kind: 'clause-end' }
export type MatcherSequence = readonly MatcherNode[]

/** Where a sequence is being matched: `origin` is the first token, read forward (1) or backward (-1). */
export interface Track {
  readonly tokens: readonly Token[]
  readonly from: number
  readonly to: number
  /** Set anew for each try, so that a scan needs no object a try. */
  origin: number
  readonly direction: 1 | -1
  readonly units: ReadonlySet<string>
}

/** Positions are bits relative to the origin, so a match spans at most this many tokens to each side. */
const widest = 30
const allPositions = 2 ** (widest + 1) - 1

/**
 * Follows a sequence from a set of positions to the set of positions behind it. All alternatives are followed at
 * once, so the work is bounded by the length of the pattern; nothing is ever tried twice.
 */
export function follow(sequence: MatcherSequence, positions: number, track: Track): number {
  let bits = positions
  const length = sequence.length
  for (let i = 0; i < length && bits !== 0; i++) {
    const node = sequence[track.direction === 1 ? i : length - 1 - i]
    if (node) bits = step(node, bits, track)
  }
  return bits
}

function step(node: MatcherNode, bits: number, track: Track): number {
  switch (node.kind) {
    case 'gap':
      return stepGap(node, bits, track)
    case 'optional':
      return bits | step(node.node, bits, track)
    case 'clause-start':
      return bits & bitAt(track.direction === 1 ? track.from : track.from - 1, track)
    case 'clause-end':
      return bits & bitAt(track.direction === 1 ? track.to : track.to - 1, track)
    case 'choice':
      return stepChoice(node, bits, track)
  }
}

function stepGap(gap: { max: number; barred: ReadonlySet<string> }, bits: number, track: Track): number {
  let reached = bits
  let newest = bits
  for (let i = 0; i < gap.max && newest !== 0; i++) {
    let passed = 0
    for (let rest = newest; rest !== 0; rest &= rest - 1) {
      const lowest = rest & -rest
      const position = track.origin + (31 - Math.clz32(lowest)) * track.direction
      const word = track.tokens[position]?.text
      if (word !== undefined && !gap.barred.has(word)) passed |= lowest << 1
    }
    newest = passed & ~reached & allPositions
    reached |= newest
  }
  return reached
}

function bitAt(position: number, track: Track): number {
  const offset = (position - track.origin) * track.direction
  return offset < 0 || offset > widest ? 0 : 1 << offset
}

function stepChoice(choice: Choice, bits: number, track: Track): number {
  if (choice.only !== null) return stepWord(choice.only, bits, track)
  const phrases = track.direction === 1 ? choice.phrases : choice.phrasesByLast
  let reached = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const lowest = rest & -rest
    const offset = 31 - Math.clz32(lowest)
    const position = track.origin + offset * track.direction
    if (offset >= widest || position < track.from || position >= track.to) continue
    const word = track.tokens[position]?.text ?? ''
    if (takesWord(choice, word, track.units)) reached |= lowest << 1
    if (phrases.size > 0) {
      for (const phrase of phrases.get(word) ?? []) reached |= follow(phrase, lowest, track)
    }
  }
  if (choice.complex.length > 0)
    for (const alternative of choice.complex) reached |= follow(alternative, bits, track)
  if (choice.parts.length > 0) for (const part of choice.parts) reached |= stepChoice(part, bits, track)
  return reached
}

/** The same for one word and nothing else, which is what most steps are. */
function stepWord(word: string, bits: number, { tokens, from, to, origin, direction }: Track): number {
  let reached = 0
  for (let rest = bits; rest !== 0; rest &= rest - 1) {
    const lowest = rest & -rest
    const offset = 31 - Math.clz32(lowest)
    const position = origin + offset * direction
    if (offset >= widest || position < from || position >= to) continue
    if (tokens[position]?.text === word) reached |= lowest << 1
  }
  return reached
}

/** Whether one token is one of the single words of a choice of more than one, its parts left out. */
function takesWord(choice: Choice, word: string, units: ReadonlySet<string>): boolean {
  if (choice.wordSet === null ? choice.words.includes(word) : choice.wordSet.has(word)) return true
  for (const prefix of choice.prefixes) if (word.startsWith(prefix)) return true
  if (!(choice.number || choice.gluedAmount) || !startsWithDigit(word)) return false
  const unit = unitOf(word)
  return choice.number ? unit === '' || (choice.gluedAmount && units.has(unit)) : units.has(unit)
}

export function startsWithDigit(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 48 && code <= 57
}

/** What follows the number in a token: `mg` in `20mg`, nothing in `20`, `2.5` or `2-3`. */
function unitOf(word: string): string {
  let i = 0
  while (i < word.length && isNumberPart(word.charCodeAt(i))) i++
  return word.slice(i)
}

function isNumberPart(code: number): boolean {
  // Digits and , - . /
  return code >= 44 && code <= 57
}
