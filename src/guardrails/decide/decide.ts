import type { Findings } from '../detect/finding.ts'
import type { TopicScore } from '../detect/topic-overlap.ts'
import type { Language } from '../languages.ts'
import {
  crisisRoutes,
  isCrisisRoute,
  plainRoutes,
  routeKind,
  type CrisisRoute,
  type Route,
  type RouteKind,
} from '../routes.ts'
import type { DecisionContext, Evidence, Verdict } from '../verdict.ts'
import { addUp, decided, doubted, strengthWorth } from './add-up.ts'
import { addLastingRisk } from './lasting-risk.ts'
import { detailOf } from './detail-of.ts'
import { rankTopics } from './rank-topics.ts'
import { classifierEvidence, crisisWorth, type RouteScores, type Thresholds } from './route-scores.ts'

/** Score from which on a topic answers the message. */
const answers = 0.4
/** Score from which on the best topic is worth a button; the two behind it then come along. */
const related = 0.06
/** A wish to chat gives way to a question that resembles a known one this much. */
const clearlyAsked = 0.62
const mostEvidence = 12
/** What a hint of the rules at a topic is worth beside the classifier, which has learnt topics from whole sentences. */
const besideClassifier = 0.2

export interface Heard {
  readonly findings: Findings
  /** Null: rules alone decide. */
  readonly scores: RouteScores | null
  readonly thresholds: Thresholds
  /** How many words the message has. */
  readonly words: number
  readonly resembling: readonly TopicScore[]
  readonly language: Language
}

/** Takes the one decision about a message from everything that was heard in it. */
export function decideFrom(heard: Heard, context: DecisionContext): Verdict {
  const { findings, scores, thresholds } = heard
  const sums = addUp(findings.rules)
  if (scores) {
    const worth = crisisWorth(scores, thresholds, heard.words)
    for (const route of crisisRoutes) sums[route] = weighed(sums[route], worth[route])
  }
  const risk = addLastingRisk(sums, findings, context)
  for (const route of crisisRoutes) sums[route] = Math.max(sums[route], risk.atLeast[route] ?? 0)

  const topics = scores
    ? rankTopics(findings.rules, scores.topics, besideClassifier)
    : rankTopics(findings.rules, heard.resembling, 1)
  const route = chooseRoute(sums, topics, findings, scores)
  const kind = routeKind(route)
  const also = crisisRoutes.filter((crisis) => crisis !== kind && sums[crisis] >= doubted)
  const best = (topics[0]?.score ?? 0) >= related ? topics.slice(0, 3) : []
  return {
    route,
    also,
    topic: topicOf(kind, best),
    topics: best.map(({ topic }) => topic),
    language: heard.language,
    confidence: confidenceOf(kind, sums, topics, scores),
    detail: detailOf(kind, findings.rules),
    evidence: [
      ...evidenceFor(kind, findings, risk.evidence),
      ...(scores ? classifierEvidence(kind, scores, thresholds) : []),
    ],
  }
}

/** Either may raise a crisis. The classifier has weighed what the rules found already, so weak findings count through it alone. */
function weighed(rules: number, worth: number): number {
  return rules >= strengthWorth.likely ? rules : Math.max(worth, Math.min(rules, doubted))
}

function chooseRoute(
  sums: Readonly<Record<RouteKind, number>>,
  topics: readonly TopicScore[],
  { signals }: Findings,
  scores: RouteScores | null,
): Route {
  const crisis = firstCrisis(sums)
  if (crisis) return crisis
  for (const route of ['dosing', 'illicit', 'distress'] as const) if (sums[route] >= decided) return route
  const [best] = topics
  const asked = best?.score ?? 0
  if (scores) {
    const kind = likeliestPlain(sums, scores)
    if (kind !== 'faq') return kind
    return best ? `faq:${best.topic}` : 'offtopic'
  }
  if (sums.smalltalk >= decided && sums.faq < decided && asked < clearlyAsked) return 'smalltalk'
  if (sums.offtopic >= decided && sums.faq < decided) return 'offtopic'
  if (best && asked >= answers) return `faq:${best.topic}`
  for (const route of ['dosing', 'illicit', 'distress', 'smalltalk'] as const) {
    if (sums[route] >= doubted) return route
  }
  return signals.some((signal) => signal.signal === 'loss') ? 'distress' : 'offtopic'
}

/** A crisis that is surer than one before it in precedence by this much goes first; the other gets its line beside it. */
const clearlySurer = 0.2

/** The first crisis in precedence among those that are decided and about as sure as the surest. */
function firstCrisis(sums: Readonly<Record<RouteKind, number>>): CrisisRoute | undefined {
  const surest = Math.max(...crisisRoutes.map((route) => sums[route]))
  return crisisRoutes.find((route) => sums[route] >= decided && sums[route] > surest - clearlySurer)
}

/** The likeliest route that is no crisis, by rule or by classifier. */
function likeliestPlain(
  sums: Readonly<Record<RouteKind, number>>,
  { routes }: RouteScores,
): (typeof plainRoutes)[number] {
  const likelihood = (kind: RouteKind) => Math.max(sums[kind], routes[kind])
  return plainRoutes.reduce((best, kind) => (likelihood(kind) > likelihood(best) ? kind : best))
}

function topicOf(kind: RouteKind, best: readonly TopicScore[]): Verdict['topic'] {
  const serves = kind === 'faq' || kind === 'dosing' || kind === 'illicit' || kind === 'distress'
  return serves ? (best[0]?.topic ?? null) : null
}

function confidenceOf(
  kind: RouteKind,
  sums: Readonly<Record<RouteKind, number>>,
  topics: readonly TopicScore[],
  scores: RouteScores | null,
): number {
  const asked = Math.min(1, topics[0]?.score ?? 0)
  if (scores) return rounded(Math.max(sums[kind], scores.routes[kind]))
  const value =
    kind === 'faq'
      ? Math.max(sums.faq, asked)
      : kind === 'offtopic'
        ? 1 - Math.max(asked, sums.distress, sums.dosing, sums.illicit)
        : Math.max(sums[kind], doubted)
  return rounded(value)
}

function rounded(value: number): number {
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
