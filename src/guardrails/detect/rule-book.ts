import type { SourceFile } from '../source-file.ts'
import { parseYaml } from './parse-yaml.ts'
import { ruleFile, type Figure, type Rule, type Signal } from './rule-schema.ts'

export type BookEntry =
  | { readonly kind: 'rule'; readonly rule: Rule }
  | { readonly kind: 'figure'; readonly figure: Figure }
  | { readonly kind: 'signal'; readonly signal: Signal }

/** What a pattern does for its entry. */
export type PatternRole = 'hit' | 'with' | 'unless'

export interface BookPattern {
  /** Place of its entry in the book. */
  readonly entry: number
  readonly role: PatternRole
  readonly source: string
  /** `path:line`, for error texts. */
  readonly place: string
}

/** All rules, figures and signals of all files, with their patterns in one list. */
export interface RuleBook {
  readonly entries: readonly BookEntry[]
  readonly patterns: readonly BookPattern[]
}

/** @throws Error naming file, line and fix for what does not fit the format, and for an id that is used twice. */
export function readRuleBook(files: readonly SourceFile[]): RuleBook {
  const entries: BookEntry[] = []
  const patterns: BookPattern[] = []
  const places = new Map<string, string>()
  for (const file of files) {
    const add = (entry: BookEntry, parts: Partial<Record<PatternRole, readonly string[]>>): void => {
      const id = entryId(entry)
      const place = `${file.path}:${lineOf(file, `id: ${id}`)}`
      const taken = places.get(id)
      if (taken) throw new Error(`${place}: the id ${id} is taken at ${taken}; give it another name`)
      places.set(id, place)
      const number = entries.push(entry) - 1
      for (const [role, sources] of Object.entries(parts) as [PatternRole, readonly string[]][]) {
        for (const source of sources)
          patterns.push({ entry: number, role, source, place: `${place} (${id})` })
      }
    }
    const { rules, figures, signals } = parseYaml(file, ruleFile)
    for (const rule of rules) {
      add({ kind: 'rule', rule }, { hit: rule.patterns, with: rule.with ?? [], unless: rule.unless ?? [] })
    }
    for (const figure of figures) add({ kind: 'figure', figure }, { hit: figure.patterns })
    for (const signal of signals) {
      add({ kind: 'signal', signal }, { hit: signal.patterns, unless: signal.unless ?? [] })
    }
  }
  return { entries, patterns }
}

export function entryId(entry: BookEntry): string {
  switch (entry.kind) {
    case 'rule':
      return entry.rule.id
    case 'figure':
      return entry.figure.id
    case 'signal':
      return entry.signal.id
  }
}

function lineOf(file: SourceFile, words: string): number {
  return file.text.slice(0, Math.max(0, file.text.indexOf(words))).split('\n').length
}
