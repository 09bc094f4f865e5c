import type { Language } from '../languages.ts'
import type { SourceFile } from '../source-file.ts'
import { createEffort } from './effort.ts'
import { foldText } from './fold-text.ts'
import { compileLanguageGuesser } from './guess-language.ts'
import { compileCorrector } from './correct-spelling.ts'
import { joinLetters } from './join-letters.ts'
import { compileKnownWords } from './known-words.ts'
import { foldWord, readLanguageWords } from './language-words.ts'
import { compileUnmask } from './masked-words.ts'
import { compileClauseSplitter } from './split-clauses.ts'
import { tokenize } from './tokenize.ts'
import { undoEncoding } from './undo-encoding.ts'
import { undoLeet } from './undo-leet.ts'
import { undoReversal } from './undo-reversal.ts'
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

/** Characters that the undoing of tricks may look at closely in one message. */
const mostTricks = 3000

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

  const known = compileKnownWords(sources.vocabulary, data)
  const correct = compileCorrector(known, data)
  const unmask = compileUnmask(known)

  function variant(name: TextVariant['name'], words: Words, language: Language): TextVariant {
    return { name, text: textOf(words), tokens: words.list, clauses: splitClauses(words, language) }
  }

  function readHidden(text: string): Words {
    const words = tokenize(foldText(text), units, known)
    return joinLetters(words, known, createEffort(mostTricks)) ?? words
  }

  return (original, hint) => {
    const folded = foldText(original)
    const typed = tokenize(folded, units, known)
    const language = guessLanguage(original, typed, hint)
    const plain = correct(typed, language)
    const variants = [variant('plain', plain, language)]
    const effort = createEffort(mostTricks)
    const add = (name: TextVariant['name'], words: Words | null): void => {
      if (!words) return
      const other = variant(name, correct(words, language), language)
      if (!variants.some(({ text }) => text === other.text)) variants.push(other)
    }
    add('joined', joinLetters(plain, known, effort))
    add('leet', undoLeet(folded, plain, known, unmask, effort))
    add('decoded', undoEncoding(original, plain, known, readHidden))
    add('reversed', undoReversal(original, plain, known))
    return { original, variants, language }
  }
}

function textOf({ list }: Words): string {
  let text = ''
  for (const word of list) text += text === '' || word.touches ? word.text : ` ${word.text}`
  return text
}
