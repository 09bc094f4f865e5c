import * as z from 'zod'
import { parseYaml } from '../../src/guardrails/detect/parse-yaml.ts'
import type { SourceFile } from '../../src/guardrails/source-file.ts'

export const splits = ['train', 'dev', 'test'] as const
export type Split = (typeof splits)[number]

const authors = z.array(z.string().min(1)).default([])
const schema = z.strictObject({ train: authors, dev: authors, test: authors })

/** Percent of the authors named nowhere that go to train and dev; the rest goes to test. */
const trainShare = 70
const devShare = 15

/**
 * Who belongs to which split. An author who is not listed is assigned by a hash of the name, so that a new file
 * never moves another one.
 * @throws Error when the file does not fit its format or names an author twice.
 */
export function compileSplits(file: SourceFile): (author: string) => Split {
  const lists = parseYaml(file, schema)
  const known = new Map<string, Split>()
  for (const split of splits) {
    for (const author of lists[split]) {
      if (known.has(author)) throw new Error(`${file.path}: ${author} is listed twice; keep one`)
      known.set(author, split)
    }
  }
  return (author) => {
    const listed = known.get(author)
    if (listed) return listed
    const place = hashName(author) % 100
    return place < trainShare ? 'train' : place < trainShare + devShare ? 'dev' : 'test'
  }
}

/** FNV-1a: the same number on every machine. */
export function hashName(name: string): number {
  let hash = 0x811c9dc5
  for (const character of name) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}
