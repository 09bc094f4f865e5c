import { sentencesOf } from './sentences.ts'

/** How easy a Spanish text is to read: the higher, the easier. */
export interface SpanishEase {
  readonly ease: number
  readonly hardestSentence: string
}

/** Fernández Huerta (1959), who fitted Flesch's reading ease to Spanish: 206.84 - 60 syllables per word - 1.02 words per sentence. */
export function spanishEase(text: string): SpanishEase {
  const sentences = sentencesOf(withoutDots(text))
  const words = sentences.flatMap((sentence) => sentence.words)
  if (words.length === 0) return { ease: 100, hardestSentence: '' }
  const hardest = sentences
    .map(({ sentence, words: own }) => ({ sentence, ease: easeOf(own, 1) }))
    .reduce((worst, next) => (next.ease < worst.ease ? next : worst))
  return { ease: easeOf(words, sentences.length), hardestSentence: hardest.sentence.trim() }
}

function easeOf(words: readonly string[], sentences: number): number {
  const syllables = words.reduce((sum, word) => sum + spanishSyllablesIn(word), 0)
  return 206.84 - 60 * (syllables / words.length) - 1.02 * (words.length / sentences)
}

/** `EE. UU.` is no end of a sentence, unless one begins behind it. */
function withoutDots(text: string): string {
  return text.replace(/EE\. UU\.(?!\s+\p{Lu}|\s*\n|$)/gu, 'EEUU').replaceAll('EE. UU.', 'EEUU.')
}

/**
 * Counts groups of vowels. Two strong vowels side by side are two syllables (`le-er`), and so is a weak vowel with an
 * accent beside a strong one (`dí-a`); in `gue`, `gui` and `qu` the `u` is silent.
 */
export function spanishSyllablesIn(word: string): number {
  const sounding = word
    .toLowerCase()
    .replace(/qu(?=[eéií])/g, 'k')
    .replace(/gu(?=[eéií])/g, 'g')
    .replace(/y$/, 'i')
    .replace(/[^a-záéíóúüñ]/g, '')
  const groups = sounding.match(/[aeiouáéíóúü]+/g) ?? []
  return Math.max(
    1,
    groups.reduce((sum, group) => sum + syllablesInGroup(group), 0),
  )
}

/** Strong vowels and weak ones with an accent each begin a syllable; weak vowels lean on what stands beside them. */
function syllablesInGroup(group: string): number {
  return Math.max(1, group.match(/[aeoáéóíú]/g)?.length ?? 0)
}
