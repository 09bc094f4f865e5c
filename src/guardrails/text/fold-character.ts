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

const invisible =
  /^[\p{Cf}\p{Cc}\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u3164\uFFA0\uFE00-\uFE0F\u{E0100}-\u{E01EF}]$/u
const looseMark =
  /^[\u0300-\u036F\u0483-\u0489\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]$/u

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
  if (code === nukta || code === 0xfffc || looseMark.test(character) || invisible.test(character)) return ''
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
    return [...compatible].map((c) => own.get(c) ?? (looseMark.test(c) && c !== character ? '' : c)).join('')
  }
  return compatible.length === 1 && compatible !== character && compatible.charCodeAt(0) < 128
    ? compatible
    : character
}
