import { kindAt, kinds } from './character-class.ts'
import type { Effort } from './effort.ts'
import type { FoldedText } from './fold-text.ts'
import type { KnownWords } from './known-words.ts'
import type { Unmask } from './masked-words.ts'
import { readChunk } from './read-chunk.ts'
import { gaps, replaceWord, type Word, type Words } from './word.ts'

/** Longer pieces between spaces are no word. */
const longestChunk = 60

/**
 * The reading in which leetspeak and masked letters are undone: `k1ll`, `$uicide`, `k*ll`; null when there are none.
 */
export function undoLeet(
  folded: FoldedText,
  words: Words,
  known: KnownWords,
  unmask: Unmask,
  effort: Effort,
): Words | null {
  const { text, starts, ends } = folded
  const list: Word[] = []
  let next = 0
  let changed = false
  for (const [from, to] of chunks(text)) {
    if (to - from > longestChunk) continue
    const texts = readChunk(text.slice(from, to), known, unmask, effort)
    if (!texts) continue
    const start = starts[from] ?? 0
    const end = ends[to - 1] ?? start
    for (let word = words.list[next]; word && word.end <= start; word = words.list[++next]) list.push(word)
    const first = words.list[next]
    while ((words.list[next]?.start ?? Infinity) < end) next++
    list.push(...replaceWord({ start, end, gap: first?.gap ?? gaps.none, touches: false }, texts))
    changed = true
  }
  if (!changed) return null
  list.push(...words.list.slice(next))
  return { list, closing: words.closing }
}

/** Pieces between spaces that hold a letter beside something that is none. */
function* chunks(text: string): Iterable<readonly [number, number]> {
  let from = -1
  let letters = false
  let signs = false
  for (let at = 0; at <= text.length; at++) {
    const kind = at < text.length ? kindAt(text, at) : kinds.space
    if (kind !== kinds.space && kind !== kinds.newline) {
      if (from < 0) from = at
      if (kind === kinds.letter) letters = true
      else if (kind !== kinds.apostrophe && kind !== kinds.emoji) signs = true
      continue
    }
    if (from >= 0 && letters && signs) yield [from, at]
    from = -1
    letters = false
    signs = false
  }
}
