import { decodeChunk } from './decode-chunk.ts'
import type { KnownWords } from './known-words.ts'
import { gaps, type Word, type Words } from './word.ts'

/** Base64, or hex and binary with or without spaces between bytes. */
const encoded =
  /(?:(?:\\x|0x|%)?[0-9a-fA-F]{2}[ ,:]?){4,2000}|(?:[01]{8} ?){3,600}|[A-Za-z0-9+/_-]{6,6000}={0,2}/g
const mostChunks = 20
/** An encoded text may be encoded again. */
const deepest = 2
/** This share of the words must be known for the result to be believed. */
const knownShare = 0.6

/**
 * The text that a message holds in base64, hex, binary or rot13, each word with the place of what it was hidden in;
 * null when there is none.
 * @param read splits text into words.
 */
export function undoEncoding(
  original: string,
  words: Words,
  known: KnownWords,
  read: (text: string) => Words,
): Words | null {
  const list: Word[] = []
  let tried = 0
  if (mayHoldCode(words))
    for (const match of original.matchAll(encoded)) {
      if (!looksEncoded(match[0]) || tried++ >= mostChunks) continue
      const text = decode(match[0].trim(), deepest)
      if (text === null) continue
      const inner = read(text)
      if (!isPlausible(inner)) continue
      const start = match.index
      const end = start + match[0].length
      list.push(
        ...inner.list.map((word, i) => ({ ...word, start, end, gap: i === 0 ? gaps.stop : word.gap })),
      )
    }
  if (list.length === 0) return undoRot13(words, known)
  return { list, closing: gaps.none }
}

/** Encoded text is no word that anybody knows. */
function mayHoldCode({ list }: Words): boolean {
  return list.some((word) => (word.kind === 'number' || !word.isKnown) && word.text.length >= 2)
}

/** Not a plain word: it has digits, an inner capital, or the padding of base64. */
function looksEncoded(chunk: string): boolean {
  return /\d|[a-z][A-Z]|=$/.test(chunk) && chunk.length >= 6
}

function decode(chunk: string, depth: number): string | null {
  const text = decodeChunk(chunk)
  if (text === null || depth <= 1) return text
  return (
    (looksEncoded(text.trim()) && !text.trim().includes(' ') ? decode(text.trim(), depth - 1) : null) ?? text
  )
}

function isPlausible({ list }: Words): boolean {
  const count = list.filter((word) => word.isKnown).length
  return count > 0 && count >= list.length * knownShare
}

function undoRot13(words: Words, known: KnownWords): Words | null {
  const letters = words.list.filter((word) => word.kind === 'word' && word.text.length > 1)
  if (letters.length < 2 || letters.filter((word) => word.isKnown).length > letters.length * 0.4) return null
  const list = words.list.map((word) => (word.kind === 'word' ? rotated(word, known) : word))
  const result = { list, closing: words.closing }
  return isPlausible(result) && list.some((word) => word.text.length > 3 && known.matters(word.text))
    ? result
    : null
}

function rotated(word: Word, known: KnownWords): Word {
  const text = rotate(word.text)
  return { ...word, text, isKnown: known.isKnown(text) }
}

function rotate(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + 13) % 26) + 97))
}
