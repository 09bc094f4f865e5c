import type { Ledger, SignOff, SignOffRole } from '../schemas/registry-schemas.ts'

/** What the ledger says about one wording on one day. */
export type SignState = 'signed' | 'expired' | 'changed' | 'unsigned'

/** The signatures that hold for exactly this wording today. */
export function validSignatures(ledger: Ledger, id: string, hash: string, today: string): readonly SignOff[] {
  return (ledger[id] ?? []).filter((signature) => signature.hash === hash && signature.until >= today)
}

/** Roles that add to another signature and serve nothing alone: a language read, a second look at sources. */
const addsOnly: ReadonlySet<SignOffRole> = new Set(['native-speaker', 'second-source-check'])

export function signState(ledger: Ledger, id: string, hash: string, today: string): SignState {
  const signatures = (ledger[id] ?? []).filter((signature) => !addsOnly.has(signature.role))
  if (signatures.length === 0) return 'unsigned'
  const same = signatures.filter((signature) => signature.hash === hash)
  if (same.length === 0) return 'changed'
  return same.some((signature) => signature.until >= today) ? 'signed' : 'expired'
}

export function hasRole(signatures: readonly SignOff[], role: SignOffRole): boolean {
  return signatures.some((signature) => signature.role === role)
}
