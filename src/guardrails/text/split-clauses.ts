import { languages, type Language } from '../languages.ts'
import { foldWord, type LanguageWords, type WordsOfLanguage } from './language-words.ts'
import { beginsPhrase, compilePhrases, type PhraseSet } from './phrase-set.ts'
import type { Clause } from './read-text.ts'
import { gaps, type Gap, type Word, type Words } from './word.ts'

export type ClauseSplitter = (words: Words, language: Language) => readonly Clause[]

/** Items of a list are this short: "xanax, kratom and beer" is one clause. */
const longestListItem = 2

interface Splitting {
  readonly conjunctions: PhraseSet
  readonly asksFirst: PhraseSet
  readonly asks: ReadonlySet<string>
  readonly unfinished: ReadonlySet<string>
}

/** Splits at sentence ends, new lines, commas and dashes, and before words such as "but". */
export function compileClauseSplitter(data: LanguageWords): ClauseSplitter {
  const splittings = splittingsOf(data)

  return ({ list, closing }, language) => {
    const splitting = splittings.get(language)
    if (!splitting || list.length === 0) return []
    const clauses: Clause[] = []
    let from = 0
    for (let at = 1; at <= list.length; at++) {
      if (at < list.length && !parts(splitting, list, at, from)) continue
      const ending: Gap = list[at]?.gap ?? closing
      clauses.push({ from, to: at, question: ending === gaps.question || isAsked(splitting, list, from, at) })
      from = at
    }
    return clauses
  }
}

/** By language: the French "but" is the Portuguese "more". */
function splittingsOf(data: LanguageWords): ReadonlyMap<Language, Splitting> {
  return new Map(languages.map((language) => [language, compileSplitting(data.languages[language])]))
}

function compileSplitting(words: WordsOfLanguage): Splitting {
  return {
    conjunctions: compilePhrases(words.conjunctions),
    asksFirst: compilePhrases(words['asks-first']),
    asks: new Set(words.asks.map(foldWord)),
    unfinished: new Set(words.unfinished.map(foldWord)),
  }
}

/** Whether a clause ends before a word. */
function parts(
  { conjunctions, unfinished }: Splitting,
  list: readonly Word[],
  at: number,
  from: number,
): boolean {
  const word = list[at]
  const before = list[at - 1]
  if (!word || !before) return false
  if (word.gap === gaps.none) return at - from > 1 && beginsPhrase(conjunctions, list, at)
  if (unfinished.has(before.text)) return word.gap === gaps.question
  if (word.gap === gaps.newline) return !isLoneLine(list, at)
  return word.gap !== gaps.comma || !isListItem(list, at)
}

function isAsked({ asksFirst, asks }: Splitting, list: readonly Word[], from: number, to: number): boolean {
  if (beginsPhrase(asksFirst, list, from)) return true
  for (let at = from; at < to; at++) if (asks.has(list[at]?.text ?? '')) return true
  return false
}

/** One word on each line is one sentence written downwards. */
function isLoneLine(list: readonly Word[], at: number): boolean {
  const startsLine = at === 1 || (list[at - 1]?.gap ?? 0) >= gaps.newline
  const next = list[at + 1]
  return startsLine && (next === undefined || next.gap >= gaps.newline)
}

/** Whether what follows a comma is an item of a list: short, and followed by another comma or an "and". */
function isListItem(list: readonly Word[], at: number): boolean {
  const first = list[at]?.text ?? ''
  const reach = at + longestListItem + (lastItem.has(first) ? 1 : 0)
  for (let next = at + 1; next <= reach; next++) {
    const word = list[next]
    if (word === undefined || word.gap >= gaps.newline) return lastItem.has(first)
    if (word.gap === gaps.comma || (word.gap === gaps.none && lastItem.has(word.text))) return true
  }
  return false
}

const lastItem: ReadonlySet<string> = new Set(
  'and or & y o e ou et und oder i или и або та ve veya dan atau หรือ และ और या aur ya و یا أو او'
    .split(' ')
    .map(foldWord),
)
