import type { Effort } from './effort.ts'
import type { KnownWords } from './known-words.ts'
import { splitRunTogether } from './split-run-together.ts'

/** What a digit or sign can stand for, the likeliest first. */
const readings: Readonly<Record<string, readonly string[]>> = {
  '0': ['o'],
  '1': ['i', 'l', 'one'],
  '2': ['to', 'z', 'too'],
  '3': ['e'],
  '4': ['a', 'for'],
  '5': ['s'],
  '6': ['g', 'b'],
  '7': ['t'],
  '8': ['b', 'ate'],
  '9': ['g'],
  $: ['s'],
  '@': ['a'],
  '!': ['i', 'l'],
  '|': ['l', 'i'],
  '+': ['t'],
  '€': ['e'],
  '£': ['l'],
  '¥': ['y'],
  '¢': ['c'],
  '¡': ['i'],
}

const mostWays = 32
const longest = 60

/** Whether a character stands for a letter in leetspeak. */
export function isLeetSign(character: string): boolean {
  return character in readings
}

/**
 * Reads digits and signs as letters: `su1c1de` -> suicide. Null when no way to read it gives known words.
 * @returns several words for text without spaces.
 */
export function readLeet(text: string, known: KnownWords, effort: Effort): readonly string[] | null {
  if (text.length > longest || !effort.spend(text.length)) return null
  let ways: readonly string[] = ['']
  for (const character of text) {
    const options = readings[character] ?? [character]
    const more = ways.flatMap((way) => options.map((option) => way + option))
    ways = more.length <= mostWays ? more : ways.map((way) => way + (options[0] ?? ''))
  }
  let best: string | null = null
  for (const way of ways) {
    if (known.isHidden(way)) return [way]
    if (best === null && way.length > 2 && known.isKnown(way)) best = way
  }
  if (best !== null) return [best]
  for (const way of ways.slice(0, 4)) {
    const words = splitRunTogether(way, known, effort)
    if (words) return words
  }
  return null
}
