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
  const worth = wordOwners(data)
  const letters = letterOwners(data)

  const scores = new Float64Array(languages.length)
  const add = (language: number, points: number): void => {
    scores[language] = (scores[language] ?? 0) + points
  }

  return (original, { list }, hint) => {
    const isAscii = !/[^\0-\x7F]/.test(original)
    const candidates = isAscii ? latinLanguages : candidatesFor(original)
    const only = candidates[0]
    if (only !== undefined && candidates.length === 1) return only
    scores.fill(0)
    for (let i = 0; i < list.length && i < mostWords; i++) {
      const word = list[i]
      if (!word?.isKnown) continue
      const owners = worth.get(word.text)
      if (owners) for (const owner of owners) add(owner, 1 / owners.length)
    }
    if (!isAscii) addLetters(original, letters, add)
    return choose(candidates, scores, hint)
  }
}

function choose(candidates: readonly Language[], scores: Float64Array, hint: Language | null): Language {
  const scoreOf = (language: Language): number => scores[languages.indexOf(language)] ?? 0
  const hinted = hint !== null && candidates.includes(hint)
  let best: Language = hinted ? hint : (candidates[0] ?? 'en')
  let most = scoreOf(best) + (hinted ? clearLead : 0)
  for (const language of candidates)
    if (scoreOf(language) > most) {
      best = language
      most = scoreOf(language)
    }
  return best
}

/** Word -> the numbers of its languages. A word that many share says little about each. */
function wordOwners({ languages: data }: LanguageWords): ReadonlyMap<string, readonly number[]> {
  const owners = new Map<string, number[]>()
  languages.forEach((language, number) => {
    for (const word of new Set(data[language].words.map(foldWord))) {
      const known = owners.get(word)
      if (known) known.push(number)
      else owners.set(word, [number])
    }
  })
  return owners
}

function letterOwners({ languages: data }: LanguageWords): ReadonlyMap<string, readonly number[]> {
  const owners = new Map<string, number[]>()
  languages.forEach((language, number) => {
    for (const letter of data[language].letters) owners.set(letter, [...(owners.get(letter) ?? []), number])
  })
  return owners
}

function addLetters(
  original: string,
  owners: ReadonlyMap<string, readonly number[]>,
  add: (language: number, points: number) => void,
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
