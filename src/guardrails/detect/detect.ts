import { isCrisisRoute, type RouteKind } from '../routes.ts'
import type { SourceFile } from '../source-file.ts'
import type { Reading, TextVariant } from '../text/read-text.ts'
import type { Detail } from '../verdict.ts'
import { compileClauseSense, type ClauseSense } from './clause-sense.ts'
import { compileForeignCheck } from './foreign-hits.ts'
import { compileHitCollector, type EntryHits, type Span } from './collect-hits.ts'
import { createPatternCompiler } from './compile-pattern.ts'
import type { Finding, Findings, FoundSignal } from './finding.ts'
import { readLexicon } from './lexicon.ts'
import { readRuleBook, type BookEntry } from './rule-book.ts'
import type { Rule, Signal } from './rule-schema.ts'

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

/** Compiles the rules. @throws Error naming file, line and fix of the first fault. */
export function compileDetector(sources: DetectorSources): Detector {
  const lexicon = readLexicon(sources.lexicon)
  const book = readRuleBook(sources.rules)
  const compiler = createPatternCompiler(lexicon, (word) => sources.fold(word).tokens)
  const collect = compileHitCollector(book, lexicon, compiler, (text) => sources.fold(text).text)
  const sense = compileClauseSense(compiler)
  const isForeign = compileForeignCheck(book)

  return {
    vocabulary: [...compiler.vocabulary],
    detect(reading) {
      const rules = new Map<string, Finding>()
      const signals = new Map<string, FoundSignal>()
      for (const variant of reading.variants) {
        const found = collect(variant)
        for (const [entry, hits] of found) {
          if (isForeign(book.entries[entry], hits.hits, variant, reading.language)) found.delete(entry)
        }
        const figures = figureSpans(found, book.entries)
        for (const hits of found.values()) {
          const entry = book.entries[hits.entry]
          if (entry?.kind === 'rule') {
            const finding = findRule(entry.rule, hits, variant, figures, sense)
            if (finding && isStronger(finding, rules.get(finding.id))) rules.set(finding.id, finding)
          } else if (entry?.kind === 'signal') {
            const signal = findSignal(entry.signal, hits, variant, sense)
            if (signal && !signals.has(signal.id)) signals.set(signal.id, signal)
          }
        }
      }
      return { rules: [...rules.values()], signals: [...signals.values()] }
    },
  }
}

type FigureSpans = readonly { readonly cancels: readonly RouteKind[]; readonly span: Span }[]

function figureSpans(found: ReadonlyMap<number, EntryHits>, entries: readonly BookEntry[]): FigureSpans {
  const spans: { cancels: readonly RouteKind[]; span: Span }[] = []
  for (const { entry, hits } of found.values()) {
    const figure = entries[entry]
    if (figure?.kind !== 'figure') continue
    for (const span of hits) spans.push({ cancels: figure.figure.cancels, span })
  }
  return spans
}

function findRule(
  rule: Rule,
  { hits, unless, with: withFound }: EntryHits,
  variant: TextVariant,
  figures: FigureSpans,
  sense: ClauseSense,
): Finding | null {
  if (rule.with && !withFound) return null
  let settled: Finding | null = null
  for (const hit of hits) {
    if (unless.some((span) => cancels(rule, span, hit))) continue
    if (figures.some((figure) => figure.cancels.includes(rule.route) && overlaps(figure.span, hit))) continue
    if (rule.sentence !== 'any' && isQuestion(variant, hit) !== (rule.sentence === 'question')) continue
    if (rule.negation === 'cancels' && isNegated(variant, hit, sense)) continue
    const finding = {
      id: rule.id,
      route: rule.route,
      strength: rule.strength,
      detail: detailOf(rule, variant, hit, sense),
      topics: rule.topics ?? [],
      ...placeOf(variant, hit),
    }
    if (rule.past === 'ignored' || !isSettled(variant, hit, sense)) return finding
    // A danger that is over still deserves a warm word.
    if (isCrisisRoute(rule.route))
      settled = { ...finding, route: 'distress', strength: 'likely', detail: null }
  }
  return settled
}

function findSignal(
  signal: Signal,
  { hits, unless }: EntryHits,
  variant: TextVariant,
  sense: ClauseSense,
): FoundSignal | null {
  const hit = hits.find(
    (span) =>
      !unless.some((other) => touches(other, span)) &&
      !(signal.negation === 'cancels' && isNegated(variant, span, sense)),
  )
  return hit ? { id: signal.id, signal: signal.signal, ...placeOf(variant, hit) } : null
}

function isStronger(finding: Finding, known: Finding | undefined): boolean {
  return !known || (isCrisisRoute(finding.route) && !isCrisisRoute(known.route))
}

function overlaps(a: Span, b: Span): boolean {
  return a.unit === b.unit && a.start < b.end && b.start < a.end
}

/** A crisis is only taken back by words at its own place; for other routes the clause says what is meant. */
function cancels({ route }: Rule, unless: Span, hit: Span): boolean {
  const isTight = isCrisisRoute(route) || route === 'dosing'
  return isTight ? touches(unless, hit) : unless.clause === hit.clause && unless.unit === hit.unit
}

function touches(a: Span, b: Span): boolean {
  return a.unit === b.unit && a.start <= b.end && b.start <= a.end
}

function bounds(variant: TextVariant, hit: Span): { from: number; to: number } {
  const clause = variant.clauses[hit.clause]
  return clause ?? { from: 0, to: variant.tokens.length }
}

function isQuestion(variant: TextVariant, hit: Span): boolean {
  return variant.clauses[hit.clause]?.question ?? variant.clauses.some((clause) => clause.question)
}

function isNegated(variant: TextVariant, hit: Span, sense: ClauseSense): boolean {
  return hit.unit === 'token' && sense.isNegated(variant.tokens, bounds(variant, hit).from, hit.start)
}

/** A clause of up to this many words next to the hit may hold the time: "i tried to die, years ago". */
const shortClause = 4

function isSettled(variant: TextVariant, hit: Span, sense: ClauseSense): boolean {
  if (hit.unit === 'text') return false
  const own = bounds(variant, hit)
  if (sense.isNow(variant.tokens, own.from, own.to)) return false
  if (sense.isFormer(variant.tokens, own.from, hit.start, hit.end)) return true
  const beside = [variant.clauses[hit.clause - 1], variant.clauses[hit.clause + 1]].filter(
    (clause) => clause !== undefined && clause.to - clause.from <= shortClause,
  )
  return [own, ...beside].some((clause) => clause && sense.isSettled(variant.tokens, clause.from, clause.to))
}

function detailOf(rule: Rule, variant: TextVariant, hit: Span, sense: ClauseSense): Detail | null {
  if (rule.detail) return rule.detail
  const { from, to } = bounds(variant, hit)
  if (rule.route === 'suicide') {
    const other =
      rule.subject === 'other' ||
      (hit.unit === 'token' && sense.isAboutOther(variant.tokens, from, hit.start, hit.end))
    return other ? 'about-other' : null
  }
  return rule.route === 'violence' && sense.isAboutChild(variant.tokens, from, to) ? 'child' : null
}

function placeOf(variant: TextVariant, hit: Span): { start: number; end: number } {
  if (hit.unit === 'text') return { start: 0, end: 0 }
  return { start: variant.tokens[hit.start]?.start ?? 0, end: variant.tokens[hit.end - 1]?.end ?? 0 }
}
