import { foldWord, type LanguageWords } from './language-words.ts'

/** The words that the reader knows. None of them is ever "corrected". */
export interface KnownWords {
  /** Whether a word is one of the vocabulary, of a language, or an ordinary word. */
  isKnown(word: string): boolean
  /** Whether rules look for it. */
  matters(word: string): boolean
  /** Whether people hide it with stars, digits or spelling. */
  isHidden(word: string): boolean
  /** Vocabulary and hidden words, hidden ones first. */
  readonly targets: readonly string[]
  /** Letters of the longest known word, at most `longestPiece`. */
  readonly longest: number
}

const longestPiece = 20

export function compileKnownWords(vocabulary: readonly string[], data: LanguageWords): KnownWords {
  const hidden = new Set(data.hidden.map(foldWord))
  const targets = new Set([...hidden, ...vocabulary])
  const known = new Set([...targets, ...data.ordinary])
  for (const language of Object.values(data.languages))
    for (const word of language.words) known.add(foldWord(word))
  // What is listed as a slip is none, though another language may have the word.
  for (const language of Object.values(data.languages))
    for (const slip of Object.keys(language.slips)) known.delete(foldWord(slip))
  let longest = 0
  for (const word of known) longest = Math.max(longest, word.length)
  return {
    isKnown: (word) => known.has(word),
    matters: (word) => targets.has(word),
    isHidden: (word) => hidden.has(word),
    targets: [...targets],
    longest: Math.min(longest, longestPiece),
  }
}
