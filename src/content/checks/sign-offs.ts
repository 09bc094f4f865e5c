import { error, warning, type Problem } from '../problem.ts'
import { signablesOf } from '../sign-off/signables.ts'
import { signingCommand } from '../sign-off/served-entries.ts'
import { validSignatures, hasRole } from '../sign-off/signatures.ts'
import type { Check } from './check.ts'

const states = {
  changed: 'has changed since it was signed',
  expired: 'is signed, but the term of the signature is over',
  unsigned: 'is not signed',
} as const

/** Every word is signed at exactly its present wording; what no clinician has read is counted. */
export const signOffs: Check = ({ library, today }) => {
  const signables = signablesOf(library, today)
  const problems = signables.flatMap((one): readonly Problem[] => {
    if (one.state === 'signed') return []
    const rest = one.isCrisis ? '' : '; it is not served'
    return [
      error(one.path, null, `${one.id} ${states[one.state]}${rest}`, `Review it, then: ${signingCommand}`),
    ]
  })
  const unread = signables.filter(({ id, language, hash }) => {
    const ledger = library.shelves.get(language)?.ledger ?? {}
    return !hasRole(validSignatures(ledger, id, hash, today), 'clinician')
  })
  if (unread.length === 0) return problems
  const message = `${unread.length} of ${signables.length} entries have not been read by a clinician`
  return [
    ...problems,
    warning('src/content/ledger', null, message, 'A clinician reads them with: npm run content -- --review'),
  ]
}
