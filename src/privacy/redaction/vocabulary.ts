import * as z from 'zod'
import { parseYaml } from '../../guardrails/detect/parse-yaml.ts'
import { languages } from '../../guardrails/languages.ts'
import type { SourceFile } from '../../guardrails/source-file.ts'
import { createPhrases, type Phrases } from './phrases.ts'
import { createTokenise, fold, type Tokenise } from './tokens.ts'

/** The lists of `redaction.yaml`, where each is explained. */
const lists = [
  'names',
  'names-capital',
  'not-names',
  'handles',
  'live-at',
  'street-after',
  'street-links',
  'street-before',
  'street-between',
  'street-ending',
  'house-number',
  'months',
  'date-links',
  'ordinals',
  'born',
  'range',
  'units',
  'counted',
  'numbers',
  'took',
  'about',
  'often',
  'every',
  'amounts',
] as const
type List = (typeof lists)[number]

/** The words of all languages together: a text may mix them. */
export interface Vocabulary {
  readonly tokenise: Tokenise
  readonly phrases: Readonly<Record<List, Phrases>>
  /** Folded: ends of words, not words. */
  readonly streetEndings: readonly string[]
}

const commaSeparated = z.string().transform((text) =>
  text
    .split(',')
    .map((phrase) => phrase.trim().normalize('NFKC'))
    .filter((phrase) => phrase !== ''),
)
// An unknown list is a misspelt one; a language may do without any of them.
const schema = z.record(z.enum(languages), z.partialRecord(z.enum(lists), commaSeparated))

/**
 * Reads `redaction.yaml`.
 *
 * @throws Error naming file and line when a language is missing or a list is not one of ours
 */
export function readVocabulary(file: SourceFile): Vocabulary {
  const languageLists = Object.values(parseYaml(file, schema))
  const wordsOf = (list: List) => languageLists.flatMap((words) => words[list] ?? [])
  const tokenise = createTokenise(lists.flatMap(wordsOf))
  const phrases = lists.map((list) => [list, createPhrases(wordsOf(list), tokenise)])
  return {
    tokenise,
    // Made from `lists` one line above: it has every key.
    phrases: Object.fromEntries(phrases) as Record<List, Phrases>,
    streetEndings: wordsOf('street-ending').map(fold),
  }
}
