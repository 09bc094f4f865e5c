import type { Reading } from '../text/read-text.ts'
import { topicIds, type RouteKind, type TopicId } from '../routes.ts'
import { compileRawScores } from './raw-scores.ts'
import { compileRouteScores } from './route-scores.ts'
import { sharesOf } from './shares-of.ts'
import { writeRuleSignals, type RuleHint } from './rule-signals.ts'
import { decodeWeights, signalsWithRules, type Judgement, type Weights } from './weights-file.ts'

export interface ClassifierScores {
  /** Calibrated probability of each route. A crisis is the most alarming of the whole message and its parts. */
  readonly routes: Readonly<Record<RouteKind, number>>
  /** Every topic with its probability, best first. All are low when none fits. */
  readonly topics: readonly { readonly topic: TopicId; readonly score: number }[]
}

export interface Classifier {
  /**
   * @param rules what the rules found in the message, to be weighed together with its words; without them the words
   *   count alone.
   */
  score(reading: Reading, rules?: readonly RuleHint[]): ClassifierScores
  /**
   * For each route: the probability from which on the words alone decide, and the one from which on they are a doubt.
   * Measured by `npm run train` on voices that were left out.
   */
  readonly thresholds: Judgement['thresholds']
  /** The same for scores that know the rules. */
  readonly thresholdsWithRules: Judgement['thresholds']
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
  const { alone, withRules } = weights
  const rawScores = compileRawScores(weights)
  const byWords = compileRouteScores(alone, alone.combination)
  const byWordsAndRules = compileRouteScores(withRules, alone.combination)
  const known = new Float64Array(signalsWithRules.length)
  return {
    thresholds: alone.thresholds,
    thresholdsWithRules: withRules.thresholds,
    score(reading, rules) {
      const routeScores = rules ? byWordsAndRules : byWords
      routeScores.begin()
      const { whole, topics } = rawScores(reading, routeScores.addPart)
      known.set(whole)
      if (rules) writeRuleSignals(rules, known, whole.length)
      const shares = sharesOf(topics, weights.topicSharpness)
      return {
        routes: routeScores.end(rules ? known : whole),
        topics: topicIds
          .map((topic, head) => ({ topic, score: shares[head] ?? 0 }))
          .sort((a, b) => b.score - a.score),
      }
    },
  }
}
