import type { SourceFile } from '../source-file.ts'
import type { Reading, TextVariant } from '../text/read-text.ts'
import { compileClauseSense, type ClauseSense } from './clause-sense.ts'
import { createPatternCompiler } from './compile-pattern.ts'
import { compileConditions, type Conditions } from './conditions.ts'
import type { Finding, Findings, FoundSignal } from './finding.ts'
import { compileForeignCheck, type ForeignCheck } from './foreign-hits.ts'
import { judgeRule, judgeSignal } from './judge-hit.ts'
import { readLexicon } from './lexicon.ts'
import { compilePatternSet, type PatternSet, type PatternTools } from './pattern-set.ts'
import { readRuleBook, type BookEntry, type BookPattern } from './rule-book.ts'
import { overlaps, type Span } from './span.ts'

export interface Detector {
  detect(reading: Reading): Findings
  /** Words that decide something, for the correction of typing slips. */
  readonly vocabulary: readonly string[]
}

export interface DetectorSources {
  readonly rules: readonly SourceFile[]
  readonly lexicon: readonly SourceFile[]
  /** Gives text the form that the reading gives to messages. */
  readonly fold: (text: string) => { readonly text: string; readonly tokens: readonly string[] }
}

interface Parts {
  readonly entries: readonly BookEntry[]
  readonly sense: ClauseSense
  readonly conditionsOf: (variant: TextVariant) => Conditions
  readonly isForeign: ForeignCheck
  readonly inClauseSet: PatternSet
  readonly acrossSet: PatternSet
  readonly entriesInClause: Int32Array
  readonly entriesAcross: Int32Array
  readonly vocabulary: readonly string[]
}

/** Compiles the rules. @throws Error naming file, line and fix of the first fault. */
export function compileDetector(sources: DetectorSources): Detector {
  const { vocabulary, ...parts } = compileParts(sources)
  return { vocabulary, detect: detectorOf(parts) }
}

/** Apart from the detector, so that the sources and the compiler do not stay in memory with it. */
function compileParts(sources: DetectorSources): Parts {
  const lexicon = readLexicon(sources.lexicon)
  const book = readRuleBook(sources.rules)
  const compiler = createPatternCompiler(lexicon, (word) => sources.fold(word).tokens)
  const negations = new Set([...compiler.classOf('negation').words, ...compiler.classOf('gap-barrier').words])
  const tools: PatternTools = {
    compiler,
    lexicon,
    negations,
    units: new Set(compiler.classOf('unit').words),
    foldText: (text) => sources.fold(text).text,
  }
  const sense = compileClauseSense(compiler)
  const conditionsOf = compileConditions(book, tools)
  const isForeign = compileForeignCheck(book)

  const ownerOf = (pattern: BookPattern): BookEntry | undefined => book.entries[pattern.entry]
  const entries = book.entries.map(withoutTexts)
  const hitPatterns = book.patterns.filter((pattern) => pattern.role === 'hit')
  const [acrossClauses, inClause] = [true, false].map((across) =>
    hitPatterns.filter((pattern) => spansClauses(ownerOf(pattern)) === across),
  )
  const minds = (pattern: BookPattern): boolean => mindsNegation(ownerOf(pattern))
  const inClauseSet = compilePatternSet(inClause ?? [], tools, minds)
  const acrossSet = compilePatternSet(acrossClauses ?? [], tools, minds)
  const entriesInClause = entriesOf(inClause)
  const entriesAcross = entriesOf(acrossClauses)
  return {
    entries,
    sense,
    conditionsOf,
    isForeign,
    inClauseSet,
    acrossSet,
    entriesInClause,
    entriesAcross,
    vocabulary: [...compiler.vocabulary],
  }
}

function detectorOf(parts: Omit<Parts, 'vocabulary'>): Detector['detect'] {
  const { entries, sense, conditionsOf, isForeign } = parts
  const { inClauseSet, acrossSet, entriesInClause, entriesAcross } = parts
  return detect

  function detect(reading: Reading): Findings {
    const rules = new Map<string, Finding>()
    const signals = new Map<string, FoundSignal>()
    /** Entries about which nothing more can be learnt. */
    const settled = new Set<number>()
    for (const variant of reading.variants) {
      const conditions = conditionsOf(variant)
      const figures: { entry: BookEntry; span: Span }[] = []
      const hits: { entry: number; span: Span }[] = []
      const gather =
        (entryOf: Int32Array) =>
        (number: number, span: Span): void => {
          const entry = entryOf[number] ?? -1
          const owner = entries[entry]
          if (!owner || isForeign(owner, span, variant, reading.language)) return
          if (owner.kind === 'figure') figures.push({ entry: owner, span })
          else hits.push({ entry, span })
        }
      const skip =
        (entryOf: Int32Array) =>
        (number: number): boolean =>
          settled.has(entryOf[number] ?? -1)
      variant.clauses.forEach((clause, number) => {
        inClauseSet.scanTokens(variant, clause, number, gather(entriesInClause), skip(entriesInClause))
        judgeAll(variant, conditions, hits, figures)
        hits.length = 0
      })
      const whole = { from: 0, to: variant.tokens.length }
      acrossSet.scanTokens(variant, whole, -1, gather(entriesAcross), skip(entriesAcross))
      inClauseSet.scanText(variant, gather(entriesInClause))
      judgeAll(variant, conditions, hits, figures)
    }
    return { rules: [...rules.values()], signals: [...signals.values()] }

    function judgeAll(
      variant: TextVariant,
      conditions: Conditions,
      found: readonly { entry: number; span: Span }[],
      figures: readonly { entry: BookEntry; span: Span }[],
    ): void {
      for (const { entry, span } of found) {
        const owner = entries[entry]
        if (!owner || owner.kind === 'figure' || settled.has(entry)) continue
        if (!conditions.isAccompanied(entry)) continue
        const exceptions = conditions.exceptions(entry, span)
        if (owner.kind === 'signal') {
          const signal = judgeSignal(owner.signal, span, exceptions, variant, sense)
          if (signal) signals.set(signal.id, signal)
          if (signal) settled.add(entry)
        } else if (!figures.some((figure) => figureCancels(figure, owner, span))) {
          const finding = judgeRule(owner.rule, span, exceptions, variant, sense)
          if (finding) rules.set(finding.id, finding)
          if (finding?.route === owner.rule.route) settled.add(entry)
        }
      }
    }
  }
}

function entriesOf(patterns: readonly BookPattern[] | undefined): Int32Array {
  return Int32Array.from(patterns ?? [], ({ entry }) => entry)
}

/** Patterns are compiled by then, and examples are for tests: neither has to stay in memory. */
function withoutTexts(entry: BookEntry): BookEntry {
  const bare = { patterns: [], examples: [], counterexamples: [] }
  switch (entry.kind) {
    case 'rule': {
      const { with: _with, unless: _unless, ...rule } = entry.rule
      return { kind: 'rule', rule: { ...rule, ...bare } }
    }
    case 'figure':
      return { kind: 'figure', figure: { ...entry.figure, ...bare } }
    case 'signal': {
      const { unless: _unless, ...signal } = entry.signal
      return { kind: 'signal', signal: { ...signal, ...bare } }
    }
  }
}

function figureCancels(figure: { entry: BookEntry; span: Span }, owner: BookEntry, span: Span): boolean {
  if (figure.entry.kind !== 'figure' || owner.kind !== 'rule') return false
  return figure.entry.figure.cancels.includes(owner.rule.route) && overlaps(figure.span, span)
}

function spansClauses(entry: BookEntry | undefined): boolean {
  return entry?.kind === 'rule' && entry.rule.scope === 'message'
}

function mindsNegation(entry: BookEntry | undefined): boolean {
  if (entry?.kind === 'rule') return entry.rule.negation === 'cancels'
  return entry?.kind === 'signal' && entry.signal.negation === 'cancels'
}
