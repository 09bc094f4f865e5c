import type { KnownWords } from './known-words.ts'
import { gaps, type Word, type Words } from './word.ts'

const shortest = 3
const shortestAlone = 4
/** A message counts as reversed when this share of its longer words is only known backwards. */
const reversedShare = 0.75

/** Letters turned upside down are written backwards, and some of them are other letters then. */
const flipped = /[ɐǝɥıɯɹʇʌʍʎʞɔƃɟɾ]/
const turned: Readonly<Record<string, string>> = { n: 'u', u: 'n', p: 'd', d: 'p', b: 'q', q: 'b' }

/**
 * The reading in which words written backwards are turned round; null when there are none. A message that is
 * backwards as a whole is read in both orders of its words.
 */
export function undoReversal(original: string, words: Words, known: KnownWords): Words | null {
  const isFlipped = flipped.test(original)
  if (!isFlipped && words.list.every((word) => word.isKnown)) return null
  let candidates = 0
  let onlyBackwards = 0
  let changed = false
  const turnedWords = words.list.map((word): Word => {
    if (word.kind !== 'word' || word.text.length < shortest)
      return { ...word, text: reverse(word.text, isFlipped) }
    candidates++
    if (word.isKnown && !isFlipped) return word
    const backwards = reverse(word.text, isFlipped)
    if (!known.isKnown(backwards)) return word
    onlyBackwards++
    if (backwards.length >= shortestAlone && known.matters(backwards)) changed = true
    return { ...word, text: backwards, isKnown: true }
  })
  if (onlyBackwards >= 1 && onlyBackwards >= candidates * reversedShare && (changed || onlyBackwards > 1)) {
    // In that order no part of the message stands alone, so each word points to all of it.
    const start = words.list[0]?.start ?? 0
    const end = words.list.at(-1)?.end ?? 0
    const backwards = turnedWords.toReversed().map((word): Word => ({ ...word, start, end, gap: gaps.none }))
    const again = turnedWords.map((word, i) => (i === 0 ? { ...word, gap: gaps.stop } : word))
    return { list: [...backwards, ...again], closing: words.closing }
  }
  if (!changed) return null
  const list = turnedWords.map((word, i) => (word.text.length < shortest ? (words.list[i] ?? word) : word))
  return { list, closing: words.closing }
}

function reverse(text: string, isFlipped: boolean): string {
  const letters = Array.from(text).reverse()
  return (isFlipped ? letters.map((letter) => turned[letter] ?? letter) : letters).join('')
}
