import type { Reading } from '../text/read-text.ts'
import { topicIds, type RouteKind, type TopicId } from '../routes.ts'
import { compileRawScores } from './raw-scores.ts'
import { compileRouteScores } from './route-scores.ts'
import { sharesOf } from './shares-of.ts'
import { decodeWeights, type Weights } from './weights-file.ts'

export interface ClassifierScores {
  /** Calibrated probability of each route. A crisis is the most alarming of the whole message and its parts. */
  readonly routes: Readonly<Record<RouteKind, number>>
  /** Every topic with its probability, best first. All are low when none fits. */
  readonly topics: readonly { readonly topic: TopicId; readonly score: number }[]
}

export interface Classifier {
  score(reading: Reading): ClassifierScores
  /**
   * For each route: the probability from which on the classifier alone decides, and the one from which on it is a
   * doubt. Measured by `npm run train` on authors that were left out.
   */
  readonly thresholds: Weights['thresholds']
}

/**
 * Makes the classifier from the bytes of `weights.bin`.
 * @throws Error when the bytes are not what `npm run train` writes.
 */
export function compileClassifier(bytes: Uint8Array): Classifier {
  return classifierFrom(decodeWeights(bytes))
}

/** The same from weights in memory. */
export function classifierFrom(weights: Weights): Classifier {
  const rawScores = compileRawScores(weights)
  const routeScores = compileRouteScores(weights)
  return {
    thresholds: weights.thresholds,
    score(reading) {
      routeScores.begin()
      const { whole, topics } = rawScores(reading, routeScores.addPart)
      const shares = sharesOf(topics, weights.topicSharpness)
      return {
        routes: routeScores.end(whole),
        topics: topicIds
          .map((topic, head) => ({ topic, score: shares[head] ?? 0 }))
          .sort((a, b) => b.score - a.score),
      }
    },
  }
}
