import { languages, type Language } from '../../guardrails/languages.ts'
import { crisisCardIds } from '../card-ids.ts'
import { entryIdOf, type Entry, type Library } from '../library.ts'
import { error, type Problem } from '../problem.ts'
import type { EntryId } from '../reference.ts'
import type { SignOff } from '../schemas/registry-schemas.ts'
import { hashOfEntry, hashOfWords, wordFiles, type WordFile } from './entry-hash.ts'
import { signState, validSignatures, type SignState } from './signatures.ts'

/** Entries that nothing can stand in for: their build fails instead of serving a fallback. */
const indispensable: ReadonlySet<string> = new Set(crisisCardIds)
/** The honest fallback itself has to be there, in English. */
export const fallbackCard = 'offtopic'

export const signingCommand = 'npm run content -- --sign --role maintainer-source-check --by "…"'

/** Which entries go out in which language on this day. */
export interface ServedEntries {
  /** The entry in this very language, when it is signed and inside its term. */
  find(id: EntryId, language: Language): Entry | null
  signatures(entry: Entry): readonly SignOff[]
  hasWords(language: Language, file: WordFile): boolean
  readonly problems: readonly Problem[]
}

export function serveEntries(library: Library, today: string): ServedEntries {
  const served = new Map<string, Entry>()
  const words = new Set<string>()
  const problems: Problem[] = []
  for (const language of languages) {
    const shelf = library.shelves.get(language)
    if (shelf === undefined) continue
    for (const entry of [...shelf.topics.values(), ...shelf.cards.values()]) {
      const id = entryIdOf(entry)
      const state = signState(shelf.ledger, id, hashOfEntry(entry), today)
      const must = indispensable.has(id) || (id === fallbackCard && language === 'en')
      // A crisis entry past its term still goes out: no words would be worse than words to be read again.
      if (state === 'signed' || (must && state === 'expired')) served.set(`${language} ${id}`, entry)
      else if (must && !isNew(language, state)) problems.push(notSigned(entry.path, id, state))
    }
    for (const file of wordFiles) {
      const hash = hashOfWords(shelf, file)
      if (hash === null) continue
      const state = signState(shelf.ledger, file, hash, today)
      if (state === 'signed' || state === 'expired') words.add(`${language} ${file}`)
      else if ((file === 'lines' || language === 'en') && !isNew(language, state))
        problems.push(notSigned(`src/content/${language}/${file}.yaml`, file, state))
    }
  }
  return {
    find: (id, language) => served.get(`${language} ${id}`) ?? null,
    signatures(entry) {
      const ledger = library.shelves.get(entry.language)?.ledger ?? {}
      return validSignatures(ledger, entryIdOf(entry), hashOfEntry(entry), today)
    },
    hasWords: (language, file) => words.has(`${language} ${file}`),
    problems,
  }
}

/** A translation that nobody has signed yet was never served: English stands in for it until then. */
function isNew(language: Language, state: SignState): boolean {
  return language !== 'en' && state === 'unsigned'
}

function notSigned(path: string, id: string, state: SignState): Problem {
  const what = state === 'changed' ? 'has changed since it was signed' : 'is not signed'
  return error(
    path,
    null,
    `${id} ${what}, and nothing can stand in for it`,
    `Check it, then: ${signingCommand}`,
  )
}
