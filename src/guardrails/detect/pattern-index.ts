import type { Token } from '../text/read-text.ts'
import { follow, type MatcherSequence, type Track } from './matcher.ts'
import { neededParts } from './pattern-keys.ts'
import { createPostings, type Postings } from './postings.ts'

/** Finds all patterns of a set in one pass over the tokens. */
export interface PatternIndex {
  /**
   * Calls `onHit` for each pattern found between the tokens `from` and `to`, once for each place of its rarest word.
   * @param skip patterns that need not be looked for.
   */
  scan(
    tokens: readonly Token[],
    from: number,
    to: number,
    onHit: (pattern: number, start: number, end: number) => void,
    skip?: (pattern: number) => boolean,
  ): void
}

/**
 * Each pattern is filed under the two rarest parts that it needs. It is only tried where the rarest stands, and only
 * when the other stands somewhere between the same bounds. The number of a pattern is its place in the list.
 * @param units words that may be glued to a number.
 * @throws Error for a pattern that could match without any word.
 */
export function indexPatterns(
  patterns: readonly MatcherSequence[],
  units: ReadonlySet<string>,
): PatternIndex {
  const { before, fromAnchor, hasCompanion, anchors, companions } = filePatterns(patterns)
  /** Number of the scan in which the companion of a pattern was last seen. */
  const seenIn = new Uint32Array(patterns.length)
  let scans = 0

  return {
    scan(tokens, from, to, onHit, skip) {
      scans++
      const forward: Track = { tokens, from, to, units, origin: from, direction: 1 }
      const backward: Track = { tokens, from, to, units, origin: from, direction: -1 }
      for (let at = from; at < to; at++) {
        companions.visit(tokens[at]?.text ?? '', (pattern) => {
          seenIn[pattern] = scans
        })
      }
      for (let place = from; place < to; place++) {
        anchors.visit(tokens[place]?.text ?? '', (pattern, offset) => {
          if (hasCompanion[pattern] === 1 && seenIn[pattern] !== scans) return
          const at = place - offset
          if (at < from || skip?.(pattern)) return
          forward.origin = at
          const ends = follow(fromAnchor[pattern] ?? [], 1, forward)
          if (ends === 0) return
          const left = before[pattern] ?? []
          backward.origin = at - 1
          const starts = left.length === 0 ? 1 : follow(left, 1, backward)
          if (starts !== 0) onHit(pattern, at - lowestBit(starts), at + lowestBit(ends))
        })
      }
    },
  }
}

interface Filed {
  /** What stands before the rarest part, and the rest from it on. */
  readonly before: readonly MatcherSequence[]
  readonly fromAnchor: readonly MatcherSequence[]
  readonly hasCompanion: Uint8Array
  readonly anchors: Postings
  readonly companions: Postings
}

/** Apart from the scan, so that nothing but its result stays in memory. */
function filePatterns(patterns: readonly MatcherSequence[]): Filed {
  const parts = neededParts(patterns)
  const before: MatcherSequence[] = []
  const fromAnchor: MatcherSequence[] = []
  const hasCompanion = new Uint8Array(patterns.length)
  const anchors = createPostings()
  const companions = createPostings()
  patterns.forEach((sequence, pattern) => {
    const [anchor, companion] = parts[pattern] ?? []
    if (!anchor) throw new Error('a pattern needs a word that is not optional')
    before.push(sequence.slice(0, anchor.at))
    fromAnchor.push(sequence.slice(anchor.at))
    anchors.add(anchor.keys, pattern)
    if (companion) {
      hasCompanion[pattern] = 1
      companions.add(companion.keys, pattern)
    }
  })
  return { before, fromAnchor, hasCompanion, anchors, companions }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
