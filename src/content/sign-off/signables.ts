import { languages, type Language } from '../../guardrails/languages.ts'
import { crisisCardIds } from '../card-ids.ts'
import { entryIdOf, type Library } from '../library.ts'
import { hashOfEntry, hashOfWords, wordFiles } from './entry-hash.ts'
import { signState, type SignState } from './signatures.ts'

/** One thing that is signed: an entry, or a file of short words. */
export interface Signable {
  readonly id: string
  readonly language: Language
  readonly path: string
  readonly hash: string
  readonly state: SignState
  /** When the entry itself asks to be read again; null for words. */
  readonly recheck: string | null
  readonly sources: readonly string[]
  /** Nothing can stand in for it. */
  readonly isCrisis: boolean
}

const crisis: ReadonlySet<string> = new Set([...crisisCardIds, 'lines'])

/** Everything that has to be signed, in a fixed order. */
export function signablesOf(library: Library, today: string): readonly Signable[] {
  return languages.flatMap((language) => {
    const shelf = library.shelves.get(language)
    if (shelf === undefined) return []
    const entries = [...shelf.cards.values(), ...shelf.topics.values()].map((entry): Signable => {
      const id = entryIdOf(entry)
      const hash = hashOfEntry(entry)
      const { recheck, sources } = entry.meta
      const state = signState(shelf.ledger, id, hash, today)
      return { id, language, path: entry.path, hash, state, recheck, sources, isCrisis: crisis.has(id) }
    })
    const words = wordFiles.flatMap((file): readonly Signable[] => {
      const hash = hashOfWords(shelf, file)
      if (hash === null) return []
      const state = signState(shelf.ledger, file, hash, today)
      const path = `src/content/${language}/${file}.yaml`
      return [
        { id: file, language, path, hash, state, recheck: null, sources: [], isCrisis: crisis.has(file) },
      ]
    })
    return [...words, ...entries]
  })
}
