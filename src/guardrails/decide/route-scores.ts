import type { TopicScore } from '../detect/topic-overlap.ts'
import { crisisRoutes, type CrisisRoute, type RouteKind } from '../routes.ts'
import type { Evidence } from '../verdict.ts'
import { decided, doubted } from './add-up.ts'

/** What a second reader, such as the classifier, thinks of the message: calibrated probabilities, topics best first. */
export interface RouteScores {
  readonly routes: Readonly<Record<RouteKind, number>>
  readonly topics: readonly TopicScore[]
}

/** Measured on authors that the classifier had not seen: where it decides alone, and where it only doubts. */
export type Thresholds = Readonly<
  Partial<Record<RouteKind, { readonly decided: number; readonly doubted: number }>>
>

/**
 * A single word is too little for the classifier to decide on alone: once "GB", typed as a country, became a crisis.
 * It still earns the support line, and rules decide on single words as ever.
 */
const fewestWords = 2

/**
 * What the classifier's word on a crisis is worth beside the rules. It decides alone only where few harmless messages
 * score so high; below that it is a doubt, which earns the support line.
 */
export function crisisWorth(
  scores: RouteScores,
  thresholds: Thresholds,
  words: number,
): Readonly<Record<CrisisRoute, number>> {
  const worth = { overdose: 0, medical: 0, suicide: 0, violence: 0 }
  for (const route of crisisRoutes) {
    const limits = thresholds[route]
    const probability = scores.routes[route]
    if (limits === undefined) continue
    if (probability >= limits.decided && words >= fewestWords) worth[route] = decided
    else if (probability >= limits.doubted) worth[route] = doubted
  }
  return worth
}

/** The classifier's part in the evidence: the whole message, since it reads the whole. */
export function classifierEvidence(
  kind: RouteKind,
  scores: RouteScores,
  thresholds: Thresholds,
): readonly Evidence[] {
  const spoke = scores.routes[kind] >= (thresholds[kind]?.doubted ?? 1)
  return spoke ? [{ source: 'classifier', name: `classifier.${kind}`, route: kind, start: 0, end: 0 }] : []
}
