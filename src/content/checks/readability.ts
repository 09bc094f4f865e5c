import { sentencesOf } from './sentences.ts'

/** How hard a text is to read, as the Flesch-Kincaid grade level has it. */
export interface Readability {
  readonly grade: number
  readonly hardestSentence: string
}

/** Flesch-Kincaid grade: 0.39 words per sentence + 11.8 syllables per word - 15.59 (Kincaid et al., 1975). */
export function readability(text: string): Readability {
  const sentences = sentencesOf(text)
  const words = sentences.flatMap((sentence) => sentence.words)
  if (words.length === 0) return { grade: 0, hardestSentence: '' }
  const hardest = sentences
    .map(({ sentence, words: own }) => ({ sentence, grade: gradeOf(own, 1) }))
    .reduce((worst, next) => (next.grade > worst.grade ? next : worst))
  return { grade: gradeOf(words, sentences.length), hardestSentence: hardest.sentence.trim() }
}

function gradeOf(words: readonly string[], sentences: number): number {
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0)
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59
}

/** Counts groups of vowels, two where a group sounds as two; a silent final e, -ed and -es do not count. */
export function syllablesIn(word: string): number {
  const bare = word.replace(/[^a-z]/g, '')
  if (bare.length <= 3) return 1
  const sounding = bare.replace(/(?:[^laeiouycghszx]es|[^dt]ed|[^l]e)$/, (ending) => ending.charAt(0))
  const groups = sounding.match(/[aeiouy]+/g)?.length ?? 1
  const hiatus = sounding.match(/i[au]|io(?!n)|eo|ua|[aeiouy]ing/g)?.length ?? 0
  return Math.max(1, groups + hiatus)
}
