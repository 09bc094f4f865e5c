import type { Token } from '../text/read-text.ts'
import { follow, type MatcherSequence, type Track } from './matcher.ts'
import { neededParts } from './pattern-keys.ts'
import { createPostings, offsetOf, patternOf, type Posting, type Postings } from './postings.ts'

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
  const { before, fromAnchor, hasCompanion, postings } = filePatterns(patterns)
  const { all } = postings
  /** Number of the scan in which the companion of a pattern was last seen. */
  const seenIn = new Uint32Array(patterns.length)
  let scans = 0
  /** What was filed under the words of this scan, one after the other, and where the part of each word ends. */
  const found: Posting[] = []
  const ends: number[] = []

  function gather(tokens: readonly Token[], from: number, to: number): void {
    found.length = 0
    ends.length = 0
    for (let at = from; at < to; at++) {
      postings.collect(tokens[at]?.text ?? '', found)
      ends.push(found.length)
    }
    for (const { companions, end } of found) {
      for (let i = companions; i < end; i++) seenIn[all[i] ?? 0] = scans
    }
  }

  return {
    scan(tokens, from, to, onHit, skip) {
      scans++
      gather(tokens, from, to)
      const forward: Track = { tokens, from, to, units, origin: from, direction: 1 }
      const backward: Track = { tokens, from, to, units, origin: from, direction: -1 }

      function tryAt(pattern: number, at: number): void {
        forward.origin = at
        const behind = follow(fromAnchor[pattern] ?? [], 1, forward)
        if (behind === 0) return
        const left = before[pattern] ?? []
        backward.origin = at - 1
        const starts = left.length === 0 ? 1 : follow(left, 1, backward)
        if (starts !== 0) onHit(pattern, at - lowestBit(starts), at + lowestBit(behind))
      }

      let next = 0
      for (let place = from; place < to; place++) {
        for (const end = ends[place - from] ?? 0; next < end; next++) {
          const posting = found[next]
          if (!posting) continue
          for (let i = posting.anchors; i < posting.companions; i++) {
            const packed = all[i] ?? 0
            const pattern = patternOf(packed)
            if (hasCompanion[pattern] === 1 && seenIn[pattern] !== scans) continue
            const at = place - offsetOf(packed)
            if (at >= from && !skip?.(pattern)) tryAt(pattern, at)
          }
        }
      }
    },
  }
}

interface Filed {
  /** What stands before the rarest part, and the rest from it on. */
  readonly before: readonly MatcherSequence[]
  readonly fromAnchor: readonly MatcherSequence[]
  readonly hasCompanion: Uint8Array
  readonly postings: Postings
}

/** Apart from the scan, so that nothing but its result stays in memory. */
function filePatterns(patterns: readonly MatcherSequence[]): Filed {
  const parts = neededParts(patterns)
  const before: MatcherSequence[] = []
  const fromAnchor: MatcherSequence[] = []
  const hasCompanion = new Uint8Array(patterns.length)
  const postings = createPostings()
  patterns.forEach((sequence, pattern) => {
    const [anchor, companion] = parts[pattern] ?? []
    if (!anchor) throw new Error('a pattern needs a word that is not optional')
    before.push(sequence.slice(0, anchor.at))
    fromAnchor.push(sequence.slice(anchor.at))
    postings.addAnchor(anchor.keys, pattern)
    if (companion) {
      hasCompanion[pattern] = 1
      postings.addCompanion(companion.keys, pattern)
    }
  })
  return { before, fromAnchor, hasCompanion, postings: postings.build() }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}
