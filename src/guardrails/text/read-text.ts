import type { Language } from '../languages.ts'
import type { SourceFile } from '../source-file.ts'
import { foldText } from './fold-text.ts'
import { compileLanguageGuesser } from './guess-language.ts'
import { foldWord, readLanguageWords } from './language-words.ts'
import { compileClauseSplitter } from './split-clauses.ts'
import { tokenize } from './tokenize.ts'
import type { Words } from './word.ts'

export interface Token {
  /** Folded: lower case, Latin letters without diacritics, no apostrophes. */
  readonly text: string
  /** UTF-16 offsets in the message as it was sent. */
  readonly start: number
  readonly end: number
}

export interface Clause {
  /** Range of tokens, `to` exclusive. */
  readonly from: number
  readonly to: number
  /** Ends in a question mark, or is worded like a question. */
  readonly question: boolean
}

/** One way to read the message. */
export interface TextVariant {
  readonly name: 'plain' | 'joined' | 'leet' | 'decoded' | 'reversed'
  /** The tokens, parted by single spaces; words of a script without spaces stand together as written. */
  readonly text: string
  readonly tokens: readonly Token[]
  readonly clauses: readonly Clause[]
}

export interface Reading {
  readonly original: string
  /** `plain` first; others only when they differ and are plausible. */
  readonly variants: readonly TextVariant[]
  readonly language: Language
}

/** @param hint the language of the conversation, which wins when the message is too short to tell. */
export type Reader = (text: string, hint: Language | null) => Reading

/**
 * Compiles the reader of messages. Reading is pure, never throws, and its work grows linearly with the length.
 * @param sources.vocabulary folded words that matter: typing slips and tricks are resolved towards them.
 * @throws Error naming file and line when the language words do not fit their format.
 */
export function compileReader(sources: {
  readonly vocabulary: readonly string[]
  readonly languageWords: SourceFile
}): Reader {
  const data = readLanguageWords(sources.languageWords)
  const units = new Set(data.units.map(foldWord))
  const splitClauses = compileClauseSplitter(data)
  const guessLanguage = compileLanguageGuesser(data)

  function variant(name: TextVariant['name'], words: Words, language: Language): TextVariant {
    return { name, text: textOf(words), tokens: words.list, clauses: splitClauses(words, language) }
  }

  return (original, hint) => {
    const plain = tokenize(foldText(original), units)
    const language = guessLanguage(original, plain, hint)
    return { original, variants: [variant('plain', plain, language)], language }
  }
}

function textOf({ list }: Words): string {
  let text = ''
  for (const word of list) text += text === '' || word.touches ? word.text : ` ${word.text}`
  return text
}
