import { emojiWords } from './emoji-words.ts'
import { emojiMark, foldCharacter } from './fold-character.ts'
import { readMarkup } from './markup.ts'

/** Text in its plain form. Position `i` of `text` came from `starts[i]` to `ends[i]` of the original. */
export interface FoldedText {
  readonly original: string
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Position of an emoji mark -> its token. */
  readonly emoji: ReadonlyMap<number, string>
}

const noEmoji: ReadonlyMap<number, string> = new Map()

/** One pass over the message: letters plain, invisible characters, loose marks and inline tags gone. */
export function foldText(original: string): FoldedText {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  let emoji: Map<number, string> | null = null
  const { length } = original

  function push(folded: string, start: number, end: number): void {
    for (let k = 0; k < folded.length; k++) {
      starts.push(start)
      ends.push(end)
    }
    text += folded
  }

  let at = 0
  while (at < length) {
    const unit = original.charCodeAt(at)
    if (unit < 128) {
      if (unit === 38 || unit === 60) {
        const markup = readMarkup(original, at)
        if (markup) {
          const { code } = markup
          push(
            code < 0 ? '' : code < 128 ? String.fromCharCode(code).toLowerCase() : foldCharacter(code),
            at,
            markup.end,
          )
          at = markup.end
          continue
        }
      }
      text += lowerAscii[unit] ?? ''
      if (unit >= 32 || unit === 10 || unit === 9 || unit === 13) {
        starts.push(at)
        ends.push(at + 1)
      }
      at++
      continue
    }
    const { code, end } = readCharacter(original, at, unit)
    const folded = foldCharacter(code)
    if (folded === emojiMark) {
      emoji ??= new Map()
      emoji.set(text.length, emojiWords.get(code) ?? '')
    }
    // A fraction behind a number is a number of its own: 2½ is not 21/2.
    const apart = folded.length > 1 && folded.includes('/') && isDigit(text.charCodeAt(text.length - 1))
    if (folded !== '') push(apart ? ` ${folded}` : folded, at, end)
    at = end
  }
  return { original, text, starts, ends, emoji: emoji ?? noEmoji }
}

const lowerAscii: readonly string[] = Array.from({ length: 128 }, (_, code) => {
  if (code < 32) return code === 10 || code === 13 ? '\n' : code === 9 ? ' ' : ''
  if (code === 96) return "'"
  return String.fromCharCode(code).toLowerCase()
})

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** A code point, together with a mark behind it where Unicode has one character for both. */
function readCharacter(text: string, at: number, unit: number): { code: number; end: number } {
  if (unit >= 0xd800) {
    const code = text.codePointAt(at) ?? unit
    return { code, end: at + (code > 0xffff ? 2 : 1) }
  }
  const next = text.charCodeAt(at + 1)
  if ((next === 0x306 || next === 0x308) && unit >= 0x400 && unit < 0x500) {
    const composed = text.slice(at, at + 2).normalize('NFC')
    if (composed.length === 1) return { code: composed.charCodeAt(0), end: at + 2 }
  }
  return { code: unit, end: at + 1 }
}
