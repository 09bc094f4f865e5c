import type { Ledger, SignOff, SignOffRole } from '../schemas/registry-schemas.ts'

/** What the ledger says about one wording on one day. */
export type SignState = 'signed' | 'expired' | 'changed' | 'unsigned'

/** The signatures that hold for exactly this wording today. */
export function validSignatures(ledger: Ledger, id: string, hash: string, today: string): readonly SignOff[] {
  return (ledger[id] ?? []).filter((signature) => signature.hash === hash && signature.until >= today)
}

/** A native speaker vouches for the language, not for the facts: that signature alone serves nothing. */
export function signState(ledger: Ledger, id: string, hash: string, today: string): SignState {
  const signatures = (ledger[id] ?? []).filter((signature) => signature.role !== 'native-speaker')
  if (signatures.length === 0) return 'unsigned'
  const same = signatures.filter((signature) => signature.hash === hash)
  if (same.length === 0) return 'changed'
  return same.some((signature) => signature.until >= today) ? 'signed' : 'expired'
}

export function hasRole(signatures: readonly SignOff[], role: SignOffRole): boolean {
  return signatures.some((signature) => signature.role === role)
}
