import { isThai, kindAt, kinds } from '../text/character-class.ts'
import { foldText, type FoldedText } from '../text/fold-text.ts'
import { alphabetOf } from '../text/mixed-script.ts'
import { everyLanguage, roleNumber, type AmountWords, type Role, type Roles } from './amount-words.ts'

export interface AmountToken {
  readonly text: string
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
  readonly isDigits: boolean
  /** Ends a sentence: no amount runs over it. */
  readonly isStop: boolean
  readonly roles: Roles | null
}

/** Signs that an amount can be written with. */
const signs = '%٪‰:/x×+=~-–—'
const innerMarks = '.,/'

/** The languages, as bits, in which a token has a role. */
export function bitsOf(token: AmountToken | undefined, role: Role): number {
  if (!token) return 0
  if (token.isDigits && role === 'numbers') return everyLanguage
  return token.roles?.[roleNumber[role]] ?? 0
}

/** Splits text into numbers, words and the signs that matter; a number parts from whatever is glued to it. */
export function amountTokens(original: string, words: AmountWords): readonly AmountToken[] {
  const folded = foldText(original)
  const { text } = folded
  const tokens: AmountToken[] = []
  const add = (from: number, to: number, isDigits: boolean, isStop: boolean): void => {
    const word = text.slice(from, to)
    tokens.push({
      text: word,
      start: folded.starts[from] ?? 0,
      end: folded.ends[to - 1] ?? 0,
      isDigits,
      isStop,
      roles: isDigits || isStop ? null : words.rolesOf(word),
    })
  }

  let at = 0
  while (at < text.length) {
    const kind = kindAt(text, at)
    let to = at + 1
    if (kind === kinds.digit) {
      to = endOfNumber(text, at)
      add(at, to, true, false)
    } else if (kind === kinds.letter && isThai(text.charCodeAt(at))) {
      to = endOfThaiWord(text, at, words)
      add(at, to, false, false)
    } else if (kind === kinds.letter) {
      to = endOfWord(text, at)
      add(at, to, false, false)
    } else if (signs.includes(text.charAt(at))) add(at, to, false, false)
    else if (isSentenceEnd(folded, at)) add(at, to, false, true)
    at = to
  }
  return tokens
}

function endOfNumber(text: string, from: number): number {
  let at = from
  while (
    kindAt(text, at) === kinds.digit ||
    (innerMarks.includes(text.charAt(at)) && kindAt(text, at + 1) === kinds.digit)
  )
    at++
  return at
}

/** A word of one kind of script; digits end it, so that `x2` and `5mg` come apart. */
function endOfWord(text: string, from: number): number {
  const spaced = alphabetOf(text.charCodeAt(from)) !== 0
  let at = from + 1
  while (
    kindAt(text, at) === kinds.letter &&
    (alphabetOf(text.charCodeAt(at)) !== 0) === spaced &&
    !isThai(text.charCodeAt(at))
  )
    at++
  return at
}

/** The longest word of the data that begins here, else a letter. */
function endOfThaiWord(text: string, from: number, { unspaced }: AmountWords): number {
  const word = unspaced.find((candidate) => text.startsWith(candidate, from))
  return from + (word?.length ?? 1)
}

/** A full stop, exclamation or question mark in front of a space, or an empty line. */
function isSentenceEnd({ text }: FoldedText, at: number): boolean {
  const kind = kindAt(text, at)
  const next = kindAt(text, at + 1)
  if (kind === kinds.newline) return next === kinds.newline
  return (kind === kinds.stop || kind === kinds.question) && (next === kinds.space || next === kinds.newline)
}
