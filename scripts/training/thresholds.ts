import type { Judgement } from '../../src/guardrails/classifier/weights-file.ts'
import { crisisRoutes, isCrisisRoute, routeKinds, type RouteKind } from '../../src/guardrails/routes.ts'

/** How a text was scored by a classifier that had not seen it. */
export interface ScoredText {
  /** The routes that the label names. */
  readonly yes: readonly RouteKind[]
  readonly routes: Readonly<Record<RouteKind, number>>
}

/** Share of the texts of other routes that may pass: when the classifier alone decides, and when it doubts. */
const falseAlarms = { decided: 0.02, doubted: 0.08 }
const lowest = 0.05

/** The probabilities at which so few texts of other routes pass. All crises share theirs: they share their false alarms. */
export function thresholdsFrom(scored: readonly ScoredText[]): Judgement['thresholds'] {
  const calm = scored.filter(({ yes }) => !yes.some(isCrisisRoute))
  const alarms = calm.map(({ routes }) => Math.max(...crisisRoutes.map((route) => routes[route])))
  const forCrisis = pairFrom(alarms)
  const pairs = routeKinds.map((kind) => {
    if (isCrisisRoute(kind)) return [kind, forCrisis]
    return [kind, pairFrom(calm.filter(({ yes }) => !yes.includes(kind)).map(({ routes }) => routes[kind]))]
  })
  return Object.fromEntries(pairs) as Judgement['thresholds'] // every kind is a key
}

function pairFrom(scores: number[]): { decided: number; doubted: number } {
  const highestFirst = scores.sort((a, b) => b - a)
  const passing = (share: number): number => {
    const score = highestFirst[Math.floor(highestFirst.length * share)] ?? 1
    return Math.round(Math.max(lowest, score) * 1e4) / 1e4
  }
  return { decided: passing(falseAlarms.decided), doubted: passing(falseAlarms.doubted) }
}
