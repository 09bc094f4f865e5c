import * as z from 'zod'
import { isLanguage } from '../languages.ts'
import type { SourceFile } from '../source-file.ts'
import { parseYaml } from './parse-yaml.ts'

const lexiconFile = z.strictObject({
  classes: z.record(
    z.string().regex(/^[a-z][a-z0-9-]*$/, 'a class is named in small letters, digits and hyphens'),
    z.record(
      z.string().refine((key) => key === 'any' || isLanguage(key), 'write a language code or any'),
      z.array(z.string().min(1)),
    ),
  ),
})

/** Class name -> its entries, which are patterns, of all languages and files together. */
export type Lexicon = ReadonlyMap<string, readonly string[]>

/** Merges lexicon files. @throws Error naming file and line of what does not fit the format. */
export function readLexicon(files: readonly SourceFile[]): Lexicon {
  const classes = new Map<string, string[]>()
  for (const file of files) {
    for (const [name, byLanguage] of Object.entries(parseYaml(file, lexiconFile).classes)) {
      const entries = classes.get(name) ?? []
      for (const list of Object.values(byLanguage)) entries.push(...list)
      classes.set(name, entries)
    }
  }
  return classes
}
