import type { KnownWords } from './known-words.ts'

/** Finds the word behind letters that are masked: `s*****e`. */
export type Unmask = (masked: string) => string | null

const mask = '*'
const shortest = 3
const longest = 16
/** A word that people do not usually hide needs this many letters, two of three of them shown. */
const shortestUsual = 5

/** @returns a finder for words in which each masked letter is a `*`. */
export function compileUnmask(known: KnownWords): Unmask {
  const byLength = new Map<number, string[]>()
  for (const word of known.targets) {
    if (word.length < shortest || word.length > longest || !/^\p{L}+$/u.test(word)) continue
    const list = byLength.get(word.length)
    if (list) list.push(word)
    else byLength.set(word.length, [word])
  }

  return (masked) => {
    const shown = masked.length - (masked.split(mask).length - 1)
    if (shown === 0 || shown === masked.length) return null
    let usual: string | null = null
    for (const word of byLength.get(masked.length) ?? []) {
      if (!fits(masked, word)) continue
      if (known.isHidden(word)) return word
      if (word.length < shortestUsual || shown * 3 < word.length * 2) continue
      // Two words that fit equally well are none.
      if (usual !== null) return null
      usual = word
    }
    return usual
  }
}

function fits(masked: string, word: string): boolean {
  for (let i = 0; i < masked.length; i++) if (masked[i] !== mask && masked[i] !== word[i]) return false
  return true
}
