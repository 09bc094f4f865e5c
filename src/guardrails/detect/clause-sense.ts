import type { Token } from '../text/read-text.ts'
import { follow, type Choice } from './matcher.ts'
import type { PatternCompiler } from './compile-pattern.ts'

/** What the words around a hit say about it. Spans are token positions, `end` exclusive. */
export interface ClauseSense {
  /** Whether a negation that stands before a hit in its clause reaches it. */
  isNegated(tokens: readonly Token[], from: number, start: number): boolean
  /** Whether the span holds a word for a past that is over, and none for a wish of today. */
  isSettled(tokens: readonly Token[], from: number, to: number): boolean
  /** Whether "used to" or the like stands shortly before a hit or in it. */
  isFormer(tokens: readonly Token[], from: number, start: number, end: number): boolean
  /** Whether the span says that it is still so, or so again. */
  isNow(tokens: readonly Token[], from: number, to: number): boolean
  /** Whether the person next before the hit, or in its first words, is somebody else than the writer. */
  isAboutOther(tokens: readonly Token[], from: number, start: number, end: number): boolean
  isAboutChild(tokens: readonly Token[], from: number, to: number): boolean
}

/** How many words may stand between a negation and what it denies. */
const negationReach = 4
/** The longest negation phrase, in words. */
const longestNegation = 4
/** In tokens; only makes two numbers one. */
const longestMessage = 1 << 20

/** Reads the classes of the lexicon that steer the reading, see docs/guardrails.md. */
export function compileClauseSense(compiler: PatternCompiler): ClauseSense {
  const units = new Set(compiler.classOf('unit').words)
  const negation = compiler.classOf('negation')
  const falseNegation = compiler.classOf('false-negation')
  const negatedOpinion = compiler.classOf('negated-opinion')
  const selfSubject = compiler.classOf('self-subject')
  const otherPerson = compiler.classOf('other-person')
  const childPerson = compiler.classOf('child-person')
  const pastSettled = compiler.classOf('past-settled')
  const presentWish = compiler.classOf('present-wish')
  const usedTo = compiler.classOf('used-to')
  const stillNow = compiler.classOf('still-now')

  /** Where the longest match of a class that begins at a token ends, or -1. */
  function endOf(choice: Choice, tokens: readonly Token[], from: number, to: number, at: number): number {
    const ends = follow([choice], 1, { tokens, from, to, origin: at, direction: 1, units })
    return ends === 0 ? -1 : at + 31 - Math.clz32(ends)
  }

  function has(choice: Choice, tokens: readonly Token[], from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (endOf(choice, tokens, from, to, at) >= 0) return true
    return false
  }

  /** Several findings ask the same of one clause. */
  function remembering(
    find: (tokens: readonly Token[], from: number, to: number) => boolean,
  ): (tokens: readonly Token[], from: number, to: number) => boolean {
    let of: readonly Token[] = []
    const known = new Map<number, boolean>()
    return (tokens, from, to) => {
      if (tokens !== of) known.clear()
      of = tokens
      const key = from * longestMessage + to
      const before = known.get(key)
      if (before !== undefined) return before
      const result = find(tokens, from, to)
      known.set(key, result)
      return result
    }
  }

  return {
    isNegated(tokens, from, start) {
      let at = Math.max(from, start - negationReach - longestNegation)
      while (at < start) {
        const feigned = endOf(falseNegation, tokens, from, tokens.length, at)
        if (feigned > at) {
          at = feigned
          continue
        }
        const after = endOf(negation, tokens, from, start, at)
        if (after < 0) {
          at++
          continue
        }
        if (start - after <= negationReach) {
          const reachesPastSubject = endOf(negatedOpinion, tokens, from, start, at) >= 0
          if (reachesPastSubject || !has(selfSubject, tokens, after, start)) return true
        }
        at++
      }
      return false
    },
    isSettled: remembering(
      (tokens, from, to) => has(pastSettled, tokens, from, to) && !has(presentWish, tokens, from, to),
    ),
    isFormer: (tokens, from, start, end) => has(usedTo, tokens, Math.max(from, start - negationReach), end),
    isNow: remembering((tokens, from, to) => has(stillNow, tokens, from, to)),
    isAboutOther(tokens, from, start, end) {
      for (let at = Math.min(start + 1, end - 1); at >= from; at--) {
        if (endOf(selfSubject, tokens, from, end, at) >= 0) return false
        if (endOf(otherPerson, tokens, from, end, at) >= 0) return true
      }
      return false
    },
    isAboutChild: (tokens, from, to) => has(childPerson, tokens, from, to),
  }
}
