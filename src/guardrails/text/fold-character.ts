import { emojiWords } from './emoji-words.ts'
import { latinAlways } from './lookalikes.ts'

/** Stands for an emoji in folded text; the scanner keeps which one. */
export const emojiMark = '\uFFFC'

/** Letters whose plain form Unicode does not give, or not as people type it. */
const own: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ẞ', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ё', 'е'],
  ['Ё', 'е'],
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ئ', 'ی'],
  ['ك', 'ک'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ؤ', 'و'],
  ['ة', 'ه'],
  ['ۀ', 'ه'],
  ['ە', 'ه'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['ʻ', "'"],
  ['`', "'"],
  ['´', "'"],
  ['＇', "'"],
  ['′', "'"],
  ['‐', '-'],
  ['‑', '-'],
  ['−', '-'],
  ['⁄', '/'],
  ['…', '...'],
  ['ⓘ', 'i'],
])

/** Nukta of Devanagari: written or left out at will. */
const nukta = 0x93c

/** Begin and end of rows of characters that are not seen: joiners, selectors, blanks that count as letters. */
const invisible: readonly (readonly [number, number])[] = [
  [0x34f, 0x34f],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xffa0, 0xffa0],
  [0xe0100, 0xe01ef],
]
/** Marks that may be left out: accents on their own, Hebrew and Arabic vowel signs, the tatweel. */
const looseMarks: readonly (readonly [number, number])[] = [
  [0x300, 0x36f],
  [0x483, 0x489],
  [0x591, 0x5c7],
  [0x610, 0x61a],
  [0x640, 0x640],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6ed],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20ff],
  [0xfe20, 0xfe2f],
]

function isIn(code: number, rows: readonly (readonly [number, number])[]): boolean {
  return rows.some(([first, last]) => code >= first && code <= last)
}

const remembered = new Map<number, string>()
const mostRemembered = 20_000

/**
 * The plain form of one character above ASCII: lower case, Latin without diacritics, styled letters and other
 * scripts' digits as plain ones, invisible characters and loose marks gone (empty), emoji that mean something as
 * `emojiMark`. Letters of other scripts stay in their script.
 */
export function foldCharacter(code: number): string {
  const known = remembered.get(code)
  if (known !== undefined) return known
  if (remembered.size >= mostRemembered) remembered.clear()
  const folded = fold(code)
  remembered.set(code, folded)
  return folded
}

function fold(code: number): string {
  const character = String.fromCodePoint(code)
  if (emojiWords.has(code)) return emojiMark
  const replaced = own.get(character) ?? own.get(character.toLowerCase()) ?? latinAlways.get(code)
  if (replaced !== undefined) return replaced
  if (code === 0x2028 || code === 0x2029 || code === 0x85) return '\n'
  if (code === nukta || code === 0xfffc || isIn(code, looseMarks) || isIn(code, invisible)) return ''
  if (/[\p{Cf}\p{Cc}]/u.test(character)) return ''
  if (code >= 0x1f130 && code <= 0x1f189) return letter((code - 0x1f130) % 0x20)
  if (code >= 0x1f1e6 && code <= 0x1f1ff) return letter(code - 0x1f1e6)
  if (/\p{Nd}/u.test(character)) return String(digitValue(code))
  return plainForm(character)
}

function letter(index: number): string {
  return index < 26 ? String.fromCharCode(97 + index) : ' '
}

/** Digits of a script stand in a row of ten that begins with its zero. */
function digitValue(code: number): number {
  let zero = code
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--
  // Mathematical digits are five rows without a space between.
  return code >= 0x1d7ce && code <= 0x1d7ff ? (code - 0x1d7ce) % 10 : code - zero
}

function plainForm(character: string): string {
  const compatible = character.normalize('NFKC').toLowerCase()
  if (/\p{Script=Latin}/u.test(compatible)) {
    // (a) and a. are one letter in a circle or with a stop.
    const plain = compatible.normalize('NFKD').replace(/[^\p{L}\p{N} ]/gu, '')
    return plain.replace(
      /[^\0-\x7F]/g,
      (rest) => own.get(rest) ?? latinAlways.get(rest.codePointAt(0) ?? 0) ?? rest,
    )
  }
  if (/\p{Nd}|\p{No}|\p{Nl}/u.test(character)) return compatible.replaceAll('\u2044', '/')
  if (/^[\p{L}\p{M}]/u.test(compatible)) {
    return Array.from(compatible)
      .map((c) => own.get(c) ?? (isIn(c.codePointAt(0) ?? 0, looseMarks) && c !== character ? '' : c))
      .join('')
  }
  return compatible.length === 1 && compatible !== character && compatible.charCodeAt(0) < 128
    ? compatible
    : character
}
