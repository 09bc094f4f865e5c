import { indexDeletions } from './deletion-index.ts'
import { createEffort, type Effort } from './effort.ts'
import type { KnownWords } from './known-words.ts'
import { foldWord, type LanguageWords } from './language-words.ts'
import { alphabetOf } from './mixed-script.ts'
import { slipCost, tooFar, withinTwoEdits } from './slip-cost.ts'
import { collapseRuns } from './collapse-runs.ts'
import type { Word, Words } from './word.ts'
import type { Language } from '../languages.ts'

/** Shorter words lie too close to other words. */
const shortest = 5
const longest = 24
/** From this length on an unlikely edit, or one of the first letter, is believed. */
const sureFrom = 7
/** From this length on two edits are believed. */
const wideFrom = 9
/** Two edits take more looking up: tried for this many words of a message. */
const mostWide = 40

/** Puts the word that is meant for a slip; gives the same words when there is none. */
export type Corrector = (words: Words, language: Language) => Words

/** Corrects the slips listed in the data, letters held down, and slips of words that matter. */
export function compileCorrector(known: KnownWords, data: LanguageWords): Corrector {
  const listed = new Map(
    Object.values(data.languages).flatMap(({ slips }) =>
      Object.entries(slips).map(([typed, meant]) => [foldWord(typed), foldWord(meant)] as const),
    ),
  )
  const targets = known.targets.filter((word) => word.length >= shortest && isTypedAlphabet(word))
  const index = indexDeletions(targets, wideFrom)

  function correct(typed: string, language: Language, effort: Effort): string {
    const slip = listed.get(typed)
    if (slip !== undefined) return slip
    const collapsed = collapseRuns(typed, known)
    if (collapsed !== typed && known.isKnown(collapsed)) return collapsed
    if (collapsed.length < shortest || collapsed.length > longest || !isTypedAlphabet(collapsed))
      return collapsed
    return nearest(collapsed, language, effort) ?? collapsed
  }

  function nearest(typed: string, language: Language, effort: Effort): string | null {
    let best: string | null = null
    let least = typed.length >= sureFrom ? 1.4 : 0.85
    const wide = typed.length >= wideFrom && effort.spend(1)
    index.find(typed, wide, (meant) => {
      let cost = slipCost(typed, meant)
      if (cost === tooFar)
        cost = wide && meant.length >= wideFrom && withinTwoEdits(typed, meant) ? 1.35 : tooFar
      if (
        typed.charCodeAt(0) !== meant.charCodeAt(0) &&
        typed.length < sureFrom &&
        !isSwapOfFirst(typed, meant)
      )
        return
      if (language !== 'en' && changesEnding(typed, meant)) return
      if (known.isHidden(meant)) cost -= 0.01
      if (cost < least) {
        best = meant
        least = cost
      }
    })
    return best
  }

  return (words, language) => {
    const effort = createEffort(mostWide)
    let changed = false
    if (words.list.every((word) => word.isKnown)) return words
    const list = words.list.map((word): Word => {
      if (word.isKnown) return word
      const text = correct(word.text, language, effort)
      if (text === word.text) return word
      changed = true
      return { ...word, text, isKnown: known.isKnown(text) }
    })
    return changed ? { list, closing: words.closing } : words
  }
}

function isTypedAlphabet(word: string): boolean {
  return alphabetOf(word.charCodeAt(0)) !== 0 && !/\d/.test(word)
}

function isSwapOfFirst(typed: string, meant: string): boolean {
  return typed[0] === meant[1] && typed[1] === meant[0]
}

/** In languages that inflect, another ending is another word rather than a slip. */
function changesEnding(typed: string, meant: string): boolean {
  return typed.slice(-2) !== meant.slice(-2)
}
