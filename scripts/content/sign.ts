import { loadLibrary } from '../../src/content/load-library.ts'
import {
  signOffRoles,
  type Ledger,
  type SignOff,
  type SignOffRole,
} from '../../src/content/schemas/registry-schemas.ts'
import { addSignature, withoutStrangers } from '../../src/content/sign-off/add-signature.ts'
import { signablesOf, type Signable } from '../../src/content/sign-off/signables.ts'
import { hasRole, validSignatures } from '../../src/content/sign-off/signatures.ts'
import { readContentFiles } from '../../src/disk/load-content.ts'
import { isLanguage, type Language } from '../../src/guardrails/languages.ts'
import { writeLedger } from './write-ledger.ts'

export interface SignOptions {
  readonly role?: string | undefined
  readonly by?: string | undefined
  /** ISO date; else the day on which the entry asks to be checked again. */
  readonly until?: string | undefined
  /** Ids of entries or word files; none: everything that waits. */
  readonly entries: readonly string[]
  readonly languages: readonly string[]
  readonly today: string
}

export const whoSigns = `Say who signs and how: --by "name" --role ${signOffRoles.join('|')}`

/** Term of a signature of words that name no day for their next check. */
const termInDays = 182

/** Records sign-offs without asking. Gives the exit status. */
export function sign(options: SignOptions, print: (line: string) => void): number {
  const { role, by, today } = options
  if (!isRole(role) || by === undefined || by.trim() === '') {
    print(whoSigns)
    return 2
  }
  const library = loadLibrary(readContentFiles())
  const signables = signablesOf(library, today)
  const ledgers = new Map<Language, Ledger>()
  let count = 0
  for (const signable of signables) {
    const { language, id, hash } = signable
    const ledger = ledgers.get(language) ?? library.shelves.get(language)?.ledger ?? {}
    if (!isWanted(signable, options) || hasRole(validSignatures(ledger, id, hash, today), role)) continue
    ledgers.set(language, addSignature(ledger, id, signatureFor(signable, role, by, options)))
    count += 1
  }
  // Other languages are left alone: somebody else may be signing there.
  for (const [language, ledger] of ledgers) {
    const known = new Set(signables.filter((one) => one.language === language).map((one) => one.id))
    writeLedger(language, withoutStrangers(ledger, known))
  }
  print(`${count} signed as ${role} by ${by}`)
  return 0
}

export function signatureFor(
  signable: Signable,
  role: SignOffRole,
  by: string,
  options: SignOptions,
): SignOff {
  const until = options.until ?? signable.recheck ?? dayAfter(options.today, termInDays)
  return { hash: signable.hash, role, by, on: options.today, until }
}

export function isWanted({ id, language }: Signable, { entries, languages }: SignOptions): boolean {
  if (entries.length > 0 && !entries.includes(id)) return false
  return languages.length === 0 || languages.filter(isLanguage).includes(language)
}

export function isRole(role: string | undefined): role is SignOffRole {
  return signOffRoles.some((known) => known === role)
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}
