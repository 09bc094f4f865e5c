import { foldCharacter } from './fold-character.ts'
import { cyrillicTwin, latinInLatinWord, latinTwin, rareTwins } from './lookalikes.ts'

/** Bits for the alphabets that can pass for one another. */
export const alphabets = { latin: 1, cyrillic: 2, greek: 4 } as const

/** Which of these alphabets a folded letter belongs to, 0 for any other. */
export function alphabetOf(code: number): number {
  if (code < 0x250) return alphabets.latin
  if (code >= 0x400 && code < 0x530) return alphabets.cyrillic
  if (code >= 0x370 && code < 0x400) return alphabets.greek
  return 0
}

/**
 * Reads a word that holds Cyrillic or Greek letters as the one script that it is meant in.
 * @param original the word as it was written.
 * @param mask the alphabets in it.
 * @param amongLatin whether the message is mostly Latin.
 * @returns null when the word stays as it is.
 */
export function unmixScripts(original: string, mask: number, amongLatin: boolean): string | null {
  const letters = Array.from(original)
  if (mask === alphabets.latin) return null
  if ((mask & alphabets.latin) === 0) {
    const hides = letters.some((letter) => rareTwins.has(letter.codePointAt(0) ?? 0))
    const allTwins = letters.every((letter) => latinTwin.has(letter.codePointAt(0) ?? 0))
    return hides || (amongLatin && allTwins) ? toLatin(letters) : null
  }
  return isCyrillic(letters) ? toCyrillic(letters) : toLatin(letters)
}

/** By the letters that can be nothing else; a draw is Latin. */
function isCyrillic(letters: readonly string[]): boolean {
  let latin = 0
  let cyrillic = 0
  for (const letter of letters) {
    const code = letter.codePointAt(0) ?? 0
    const folded = foldOne(letter)
    const alphabet = alphabetOf(folded.charCodeAt(0))
    if (alphabet === alphabets.cyrillic && !latinTwin.has(code)) cyrillic++
    else if (alphabet === alphabets.latin && /[a-z]/.test(folded) && !cyrillicTwin.has(folded)) latin++
  }
  return cyrillic > latin
}

function toLatin(letters: readonly string[]): string {
  return letters.map((letter) => latinInLatinWord.get(letter.codePointAt(0) ?? 0) ?? foldOne(letter)).join('')
}

function toCyrillic(letters: readonly string[]): string {
  return letters
    .map(foldOne)
    .map((letter) => cyrillicTwin.get(letter) ?? letter)
    .join('')
}

function foldOne(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  return code < 128 ? letter.toLowerCase() : foldCharacter(code)
}
