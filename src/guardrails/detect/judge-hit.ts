import { isCrisisRoute } from '../routes.ts'
import type { TextVariant } from '../text/read-text.ts'
import type { Detail } from '../verdict.ts'
import type { ClauseSense } from './clause-sense.ts'
import type { Finding, FoundSignal } from './finding.ts'
import type { Rule, Signal } from './rule-schema.ts'
import { boundsOf, placeOf, touches, type Span } from './span.ts'

/**
 * What a hit of a rule means after its exceptions, negation and time were read. Null: nothing.
 * A finding whose route is not the rule's is a danger that is over.
 */
export function judgeRule(
  rule: Rule,
  hit: Span,
  exceptions: readonly Span[],
  variant: TextVariant,
  sense: ClauseSense,
): Finding | null {
  if (exceptions.some((span) => cancels(rule, span, hit))) return null
  if (rule.sentence !== 'any' && isQuestion(variant, hit) !== (rule.sentence === 'question')) return null
  if (rule.negation === 'cancels' && isNegated(variant, hit, sense)) return null
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
  return isCrisisRoute(rule.route)
    ? { ...finding, route: 'distress', strength: 'likely', detail: null }
    : null
}

export function judgeSignal(
  signal: Signal,
  hit: Span,
  exceptions: readonly Span[],
  variant: TextVariant,
  sense: ClauseSense,
): FoundSignal | null {
  if (exceptions.some((span) => touches(span, hit))) return null
  if (signal.negation === 'cancels' && isNegated(variant, hit, sense)) return null
  return { id: signal.id, signal: signal.signal, ...placeOf(variant, hit) }
}

/** A crisis is only taken back by words at its own place; for other routes the clause says what is meant. */
function cancels({ route }: Rule, exception: Span, hit: Span): boolean {
  const isTight = isCrisisRoute(route) || route === 'dosing'
  return isTight ? touches(exception, hit) : exception.clause === hit.clause && exception.unit === hit.unit
}

function isQuestion(variant: TextVariant, hit: Span): boolean {
  return variant.clauses[hit.clause]?.question ?? variant.clauses.some((clause) => clause.question)
}

function isNegated(variant: TextVariant, hit: Span, sense: ClauseSense): boolean {
  return hit.unit === 'token' && sense.isNegated(variant.tokens, boundsOf(variant, hit).from, hit.start)
}

/** A clause of up to this many words next to the hit may hold the time: "i tried to die, years ago". */
const shortClause = 4

function isSettled(variant: TextVariant, hit: Span, sense: ClauseSense): boolean {
  if (hit.unit === 'text') return false
  const own = boundsOf(variant, hit)
  if (sense.isNow(variant.tokens, own.from, own.to)) return false
  if (sense.isFormer(variant.tokens, own.from, hit.start, hit.end)) return true
  const beside = [variant.clauses[hit.clause - 1], variant.clauses[hit.clause + 1]].filter(
    (clause) => clause !== undefined && clause.to - clause.from <= shortClause,
  )
  return [own, ...beside].some((clause) => clause && sense.isSettled(variant.tokens, clause.from, clause.to))
}

function detailOf(rule: Rule, variant: TextVariant, hit: Span, sense: ClauseSense): Detail | null {
  if (rule.detail) return rule.detail
  const { from, to } = boundsOf(variant, hit)
  if (rule.route === 'suicide') {
    const other =
      rule.subject === 'other' ||
      (hit.unit === 'token' && sense.isAboutOther(variant.tokens, from, hit.start, hit.end))
    return other ? 'about-other' : null
  }
  return rule.route === 'violence' && sense.isAboutChild(variant.tokens, from, to) ? 'child' : null
}
