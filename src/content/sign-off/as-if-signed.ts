import type { Library } from '../library.ts'
import type { Ledger } from '../schemas/registry-schemas.ts'
import { signablesOf } from './signables.ts'

/** The library with every wording counted as signed: to show a reviewer what waits, never to serve. */
export function asIfSigned(library: Library, today: string): Library {
  const ledgers = new Map<string, Ledger>()
  for (const { id, language, hash } of signablesOf(library, today)) {
    const own =
      library.shelves.get(language)?.ledger[id]?.filter((signature) => signature.hash === hash) ?? []
    const proxy = {
      hash,
      role: 'maintainer-source-check' as const,
      by: 'nobody yet',
      on: today,
      until: today,
    }
    ledgers.set(language, { ...ledgers.get(language), [id]: own.length > 0 ? own : [proxy] })
  }
  const shelves = new Map(
    [...library.shelves].map(([language, shelf]) => [
      language,
      { ...shelf, ledger: ledgers.get(language) ?? {} },
    ]),
  )
  return { ...library, shelves }
}
