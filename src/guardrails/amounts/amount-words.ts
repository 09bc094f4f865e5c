import * as z from 'zod'
import { parseYaml } from '../detect/parse-yaml.ts'
import { languages } from '../languages.ts'
import type { SourceFile } from '../source-file.ts'
import { foldWord } from '../text/language-words.ts'

/** What a word can be in an amount. The file says what each means. */
export const roles = [
  'numbers',
  'articles',
  'units',
  'forms',
  'measures',
  'exact',
  'rounds',
  'times',
  'pairs',
  'count',
  'often',
  'adverbs',
  'every',
  'per',
  'wait',
  'minimum',
  'doses',
  'take',
  'change',
  'strength',
  'people',
  'another',
  'alternate',
  'range',
  'between',
  'percent',
  'parts',
] as const
export type Role = (typeof roles)[number]

const words = z.string().transform((text) => text.split(/\s+/).filter((word) => word !== ''))
const byRole = z.partialRecord(z.enum(roles), words)
const file = z.strictObject({ any: byRole, languages: z.record(z.enum(languages), byRole) })

/**
 * For each role the languages, as bits, in which a word has it. The words of one amount must share a language:
 * the Turkish ten, "on", does not make "on tablets" an amount.
 */
export type Roles = Int32Array

/** Bits of all languages: what digits and signs have. */
export const everyLanguage = 2 ** languages.length - 1

export const roleNumber: Readonly<Record<Role, number>> = Object.fromEntries(
  roles.map((role, number) => [role, number]),
  // The entries are exactly the roles.
) as Record<Role, number>

export interface AmountWords {
  /** The roles of a folded word; null when it has none. */
  rolesOf(word: string): Roles | null
  /** Words of scripts without spaces, the longest first. */
  readonly unspaced: readonly string[]
}

/**
 * Reads `amount-words.yaml`.
 * @throws Error naming file and line of what does not fit the format.
 */
export function readAmountWords(source: SourceFile): AmountWords {
  const data = parseYaml(source, file)
  const whole = new Map<string, Roles>()
  const prefixes = new Map<string, Roles>()
  const add = (entry: string, role: Role, bits: number): void => {
    const table = entry.endsWith('*') ? prefixes : whole
    const word = foldWord(entry.replace(/\*$/, ''))
    const known = table.get(word) ?? new Int32Array(roles.length)
    known[roleNumber[role]] = (known[roleNumber[role]] ?? 0) | bits
    table.set(word, known)
  }
  for (const role of roles) {
    for (const word of data.any[role] ?? []) add(word, role, everyLanguage)
    languages.forEach((language, number) => {
      for (const word of data.languages[language][role] ?? []) add(word, role, 1 << number)
    })
  }
  const lengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))]

  return {
    rolesOf(word) {
      let found = whole.get(word) ?? null
      for (const length of lengths) {
        if (length > word.length) continue
        const more = prefixes.get(word.slice(0, length))
        if (more) found = found ? found.map((bits, role) => bits | (more[role] ?? 0)) : more
      }
      return found
    },
    unspaced: [...whole.keys()]
      .filter((word) => /\p{Script=Thai}/u.test(word))
      .sort((a, b) => b.length - a.length),
  }
}
