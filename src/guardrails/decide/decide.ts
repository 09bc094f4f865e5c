import type { Findings } from '../detect/finding.ts'
import type { TopicScore } from '../detect/topic-overlap.ts'
import type { Language } from '../languages.ts'
import { crisisRoutes, isCrisisRoute, routeKind, type Route, type RouteKind } from '../routes.ts'
import type { DecisionContext, Evidence, Verdict } from '../verdict.ts'
import { addUp, decided, doubted } from './add-up.ts'
import { addLastingRisk } from './lasting-risk.ts'
import { detailOf } from './detail-of.ts'
import { rankTopics } from './rank-topics.ts'
import type { RouteScores } from './route-scores.ts'

/** Score from which on a topic answers the message. */
const answers = 0.4
/** Score from which on a topic is worth a button. */
const related = 0.06
/** A wish to chat gives way to a question that resembles a known one this much. */
const clearlyAsked = 0.62
const mostEvidence = 12

export interface Heard {
  readonly findings: Findings
  /** Null: rules alone decide. */
  readonly scores: RouteScores | null
  readonly resembling: readonly TopicScore[]
  readonly language: Language
}

/** Takes the one decision about a message from everything that was heard in it. */
export function decideFrom(heard: Heard, context: DecisionContext): Verdict {
  const { findings, scores } = heard
  const sums = addUp(findings.rules)
  if (scores) for (const route of crisisRoutes) sums[route] = either(sums[route], scores.routes[route])
  const risk = addLastingRisk(sums, findings, context)
  for (const route of crisisRoutes) sums[route] = Math.max(sums[route], risk.atLeast[route] ?? 0)

  const topics = rankTopics(findings.rules, scores ? scores.topics : heard.resembling)
  const route = chooseRoute(sums, topics, findings)
  const kind = routeKind(route)
  const also = crisisRoutes.filter((crisis) => crisis !== kind && sums[crisis] >= doubted)
  const best = topics.filter(({ score }) => score >= related).slice(0, 3)
  return {
    route,
    also,
    topic: topicOf(kind, best),
    topics: best.map(({ topic }) => topic),
    language: heard.language,
    confidence: confidenceOf(kind, sums, topics),
    detail: detailOf(kind, findings.rules),
    evidence: evidenceFor(kind, findings, risk.evidence),
  }
}

/** Two independent witnesses: either may be right. */
function either(a: number, b: number): number {
  return 1 - (1 - a) * (1 - b)
}

function chooseRoute(
  sums: Readonly<Record<RouteKind, number>>,
  topics: readonly TopicScore[],
  { signals }: Findings,
): Route {
  for (const route of [...crisisRoutes, 'dosing', 'illicit', 'distress'] as const) {
    if (sums[route] >= decided) return route
  }
  const [best] = topics
  const asked = best?.score ?? 0
  if (sums.smalltalk >= decided && sums.faq < decided && asked < clearlyAsked) return 'smalltalk'
  if (sums.offtopic >= decided && sums.faq < decided) return 'offtopic'
  if (best && asked >= answers) return `faq:${best.topic}`
  for (const route of ['dosing', 'illicit', 'distress', 'smalltalk'] as const) {
    if (sums[route] >= doubted) return route
  }
  return signals.some((signal) => signal.signal === 'loss') ? 'distress' : 'offtopic'
}

function topicOf(kind: RouteKind, best: readonly TopicScore[]): Verdict['topic'] {
  const serves = kind === 'faq' || kind === 'dosing' || kind === 'illicit' || kind === 'distress'
  return serves ? (best[0]?.topic ?? null) : null
}

function confidenceOf(
  kind: RouteKind,
  sums: Readonly<Record<RouteKind, number>>,
  topics: readonly TopicScore[],
): number {
  const asked = Math.min(1, topics[0]?.score ?? 0)
  const value =
    kind === 'faq'
      ? Math.max(sums.faq, asked)
      : kind === 'offtopic'
        ? 1 - Math.max(asked, sums.distress, sums.dosing, sums.illicit)
        : Math.max(sums[kind], doubted)
  return Math.round(Math.min(0.99, Math.max(0.01, value)) * 1000) / 1000
}

function evidenceFor(
  kind: RouteKind,
  { rules }: Findings,
  fromContext: readonly Evidence[],
): readonly Evidence[] {
  const fromRules = rules
    .filter(({ route }) => route === kind || isCrisisRoute(route))
    .map(({ id, route, start, end }): Evidence => ({ source: 'rule', name: id, route, start, end }))
  return [...fromContext, ...fromRules].slice(0, mostEvidence)
}
