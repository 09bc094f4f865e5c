import type { Effort } from './effort.ts'
import type { KnownWords } from './known-words.ts'
import { readLeet } from './read-leet.ts'
import { splitRunTogether } from './split-run-together.ts'
import { gaps, type Word, type Words } from './word.ts'

const fewestLetters = 3
const mostLetters = 200
/** A word in pieces: each this short, and this many at most. */
const longestPiece = 9
const mostPieces = 3
const shortestWhole = 5

/**
 * The reading in which spaced letters, words in pieces and words without spaces between them are put right; null
 * when there are none.
 */
export function joinLetters(words: Words, known: KnownWords, effort: Effort): Words | null {
  const { list } = words
  if (!needsJoining(list)) return null
  const out: Word[] = []
  let changed = false
  let at = 0
  while (at < list.length) {
    const word = list[at]
    if (!word) break
    const rebuilt =
      fromSingles(list, at, known, effort) ?? fromPieces(list, at, known) ?? apart(word, known, effort)
    if (rebuilt) {
      out.push(...rebuilt.words)
      at += rebuilt.used
      changed ||= rebuilt.changed
    } else if (isBetweenWords(list, at)) {
      // An emoji in the middle of a sentence must not part it.
      changed = true
      at++
    } else {
      out.push(word)
      at++
    }
  }
  return changed ? { list: out, closing: words.closing } : null
}

/** Most messages hold nothing but known words. */
function needsJoining(list: readonly Word[]): boolean {
  let singles = 0
  for (const word of list) {
    if (!word.isKnown || word.kind === 'emoji') return true
    singles = word.text.length === 1 ? singles + 1 : 0
    if (singles >= fewestLetters) return true
  }
  return false
}

interface Rebuilt {
  readonly words: readonly Word[]
  readonly used: number
  readonly changed: boolean
}

/** `k i l l`, `d.i.e`, `k-i-l-l`, one letter a line. Emoji among them are skipped. */
function fromSingles(list: readonly Word[], from: number, known: KnownWords, effort: Effort): Rebuilt | null {
  const letters: Word[] = []
  let at = from
  for (; at < list.length && letters.length < mostLetters; at++) {
    const word = list[at]
    if (!word) break
    if (word.kind === 'emoji' && letters.length > 0) continue
    if (word.text.length > 1 || word.kind === 'link') break
    letters.push(word)
  }
  if (letters.length < fewestLetters) return null
  const joined = letters.map(({ text }) => text).join('')
  const texts = readJoined(joined, known, effort)
  const used = at - from
  if (texts) return { words: placePieces(texts, letters), used, changed: true }
  // What is no word as a whole is not tried again from its second letter.
  return used > longestLeftover ? { words: list.slice(from, at), used, changed: false } : null
}

const longestLeftover = 12

function readJoined(joined: string, known: KnownWords, effort: Effort): readonly string[] | null {
  if (/\d/.test(joined)) return /\p{L}/u.test(joined) ? readLeet(joined, known, effort) : null
  if (known.isKnown(joined)) return [joined]
  return splitRunTogether(joined, known, effort)
}

/** Gives each word of a joined run the places of its letters. */
function placePieces(texts: readonly string[], letters: readonly Word[]): Word[] {
  const exact = texts.reduce((sum, text) => sum + text.length, 0) === letters.length
  let at = 0
  return texts.map((text) => {
    const first = letters[exact ? at : 0]
    at += text.length
    const last = letters[exact ? at - 1 : letters.length - 1]
    return {
      text,
      start: first?.start ?? 0,
      end: last?.end ?? 0,
      kind: 'word',
      isKnown: true,
      gap: first === letters[0] ? (first?.gap ?? gaps.none) : gaps.none,
      touches: false,
    }
  })
}

/** `sui cide`, `k ill`: pieces of which at least one is no word, together a word that matters. */
function fromPieces(list: readonly Word[], from: number, known: KnownWords): Rebuilt | null {
  const first = list[from]
  if (!first || !isPiece(first)) return null
  let joined = first.text
  let anyUnknown = isCrumb(first)
  for (let count = 2; count <= mostPieces; count++) {
    const next = list[from + count - 1]
    if (!next || !isPiece(next) || next.gap !== gaps.none) return null
    joined += next.text
    anyUnknown ||= isCrumb(next)
    if (!anyUnknown) continue
    const isWhole = joined.length >= shortestWhole ? known.matters(joined) : known.isHidden(joined)
    if (isWhole) {
      const whole: Word = { ...first, text: joined, end: next.end, isKnown: true }
      return { words: [whole], used: count, changed: true }
    }
  }
  return null
}

function isPiece(word: Word): boolean {
  return word.kind === 'word' && word.text.length <= longestPiece && !word.touches
}

function isCrumb(word: Word): boolean {
  return !word.isKnown || (word.text.length === 1 && word.text !== 'i' && word.text !== 'a')
}

/** A word that is several words without spaces. */
function apart(word: Word, known: KnownWords, effort: Effort): Rebuilt | null {
  if (word.isKnown || /\d/.test(word.text)) return null
  const texts = splitRunTogether(word.text, known, effort)
  if (!texts) return null
  const exact = word.end - word.start === word.text.length
  let at = word.start
  const words = texts.map((text, i): Word => {
    const start = exact ? at : word.start
    at += text.length
    return {
      ...word,
      text,
      isKnown: true,
      start,
      end: exact ? at : word.end,
      gap: i === 0 ? word.gap : gaps.none,
    }
  })
  return { words, used: 1, changed: true }
}

function isBetweenWords(list: readonly Word[], at: number): boolean {
  const word = list[at]
  const next = list[at + 1]
  return (
    word?.kind === 'emoji' &&
    at > 0 &&
    word.gap === gaps.none &&
    next?.kind === 'word' &&
    next.gap === gaps.none
  )
}
