import { languages, type Language } from '../languages.ts'
import { foldWord, type LanguageWords } from './language-words.ts'
import type { Words } from './word.ts'

export type LanguageGuesser = (original: string, words: Words, hint: Language | null) => Language

/** What letters of its own are worth to a language, in frequent words. */
const letterWorth = 1.2
const mostLetters = 3
/** Below this lead over the next language the hint decides. */
const clearLead = 0.8
/** Words beyond these add nothing. */
const mostWords = 200

const scripts: readonly (readonly [RegExp, readonly Language[]])[] = [
  [/\p{Script=Thai}/gu, ['th']],
  [/\p{Script=Devanagari}/gu, ['hi']],
  [/\p{Script=Arabic}/gu, ['ar', 'fa']],
  [/\p{Script=Cyrillic}/gu, ['ru', 'uk']],
]
const latinLanguages: readonly Language[] = languages.filter(
  (language) => !['th', 'ru', 'uk'].includes(language),
)

/** Tells the language by script, letters of its own and frequent words. */
export function compileLanguageGuesser(data: LanguageWords): LanguageGuesser {
  const worth = wordWorths(data)
  const letters = letterOwners(data)

  return (original, { list }, hint) => {
    const candidates = candidatesFor(original)
    const only = candidates[0]
    if (only !== undefined && candidates.length === 1) return only
    const scores = new Map<Language, number>(candidates.map((language) => [language, 0]))
    const add = (language: Language, points: number): void => {
      const score = scores.get(language)
      if (score !== undefined) scores.set(language, score + points)
    }
    for (let i = 0; i < list.length && i < mostWords; i++)
      for (const [language, points] of worth.get(list[i]?.text ?? '') ?? []) add(language, points)
    addLetters(original, letters, add)
    return choose(scores, hint)
  }
}

function choose(scores: ReadonlyMap<Language, number>, hint: Language | null): Language {
  let best: Language = hint !== null && scores.has(hint) ? hint : ([...scores.keys()][0] ?? 'en')
  let most = scores.get(best) ?? 0
  for (const [language, score] of scores)
    if (score > most + (best === hint ? clearLead : 0)) {
      best = language
      most = score
    }
  return best
}

/** A word that many languages share says little about each. */
function wordWorths({
  languages: data,
}: LanguageWords): ReadonlyMap<string, readonly (readonly [Language, number])[]> {
  const owners = new Map<string, Set<Language>>()
  for (const language of languages)
    for (const word of data[language].words.map(foldWord)) {
      const known = owners.get(word)
      if (known) known.add(language)
      else owners.set(word, new Set([language]))
    }
  const worths = new Map<string, readonly (readonly [Language, number])[]>()
  for (const [word, set] of owners)
    worths.set(
      word,
      [...set].map((language) => [language, 1 / set.size]),
    )
  return worths
}

function letterOwners({ languages: data }: LanguageWords): ReadonlyMap<string, readonly Language[]> {
  const owners = new Map<string, Language[]>()
  for (const language of languages)
    for (const letter of data[language].letters) owners.set(letter, [...(owners.get(letter) ?? []), language])
  return owners
}

function addLetters(
  original: string,
  owners: ReadonlyMap<string, readonly Language[]>,
  add: (language: Language, points: number) => void,
): void {
  let found = 0
  for (let at = 0; at < original.length && found < mostLetters; at++) {
    if (original.charCodeAt(at) < 128) continue
    const list = owners.get(original.charAt(at).toLowerCase())
    if (!list) continue
    found++
    for (const language of list) add(language, letterWorth / list.length)
  }
}

/** The languages of the script with most letters. */
function candidatesFor(original: string): readonly Language[] {
  const latin = count(original, /\p{Script=Latin}/gu)
  let most = latin
  let best = latinLanguages
  for (const [script, list] of scripts) {
    const letters = count(original, script)
    if (letters > most) {
      most = letters
      best = list
    }
  }
  return best
}

function count(text: string, letters: RegExp): number {
  return text.match(letters)?.length ?? 0
}
