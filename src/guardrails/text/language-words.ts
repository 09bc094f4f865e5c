import * as z from 'zod'
import { parseYaml } from '../detect/parse-yaml.ts'
import { languages, type Language } from '../languages.ts'
import type { SourceFile } from '../source-file.ts'
import { foldText } from './fold-text.ts'

const wordList = z
  .string()
  .default('')
  .transform((text) => text.split(/\s+/).filter((word) => word !== ''))

const oneLanguage = z.strictObject({
  words: wordList,
  letters: z.string().default(''),
  conjunctions: wordList,
  'asks-first': wordList,
  asks: wordList,
  unfinished: wordList,
  slips: z.record(z.string(), z.string()).default({}),
})

const file = z.strictObject({
  languages: z.record(z.enum(languages), oneLanguage),
  ordinary: wordList,
  hidden: wordList,
  units: wordList,
})

export type LanguageWords = z.infer<typeof file>
export type WordsOfLanguage = LanguageWords['languages'][Language]

/**
 * Reads `language-words.yaml`.
 * @throws Error naming file and line of what does not fit the format.
 */
export function readLanguageWords(source: SourceFile): LanguageWords {
  const known = alreadyRead.get(source)
  if (known) return known
  const words = parseYaml(source, file)
  alreadyRead.set(source, words)
  return words
}

/** The file is large, and read once for the rules and once for the messages. */
const alreadyRead = new WeakMap<SourceFile, LanguageWords>()

/** One word of the file in the form that words of a message have. */
export function foldWord(word: string): string {
  return /^[a-z]+$/.test(word) ? word : foldText(word).text.replaceAll("'", '')
}

/** `and+then` -> its words, folded. */
export function foldPhrase(phrase: string): readonly string[] {
  return phrase.split('+').map(foldWord)
}
