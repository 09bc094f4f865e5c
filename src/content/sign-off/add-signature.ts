import type { Ledger, SignOff } from '../schemas/registry-schemas.ts'

/** The ledger with one more signature; an older one in the same role gives way. */
export function addSignature(ledger: Ledger, id: string, signature: SignOff): Ledger {
  const others = (ledger[id] ?? []).filter((known) => known.role !== signature.role)
  return { ...ledger, [id]: [...others, signature] }
}

/** Drops what is not in the content any more. */
export function withoutStrangers(ledger: Ledger, known: ReadonlySet<string>): Ledger {
  return Object.fromEntries(Object.entries(ledger).filter(([id]) => known.has(id)))
}
