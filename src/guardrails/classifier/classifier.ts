import type { Reading } from '../text/read-text.ts'
import { crisisRoutes, routeKinds, topicIds, type RouteKind, type TopicId } from '../routes.ts'
import { calibrated } from './calibration.ts'
import { createFeatureBuffer, hashFeatures } from './hash-features.ts'
import { decodeWeights, routeHeads, topicHeads, type Weights, type WeightsHeader } from './weights-file.ts'

export interface ClassifierScores {
  /** Calibrated probability of each route. A crisis is the most alarming of the whole message and its clauses. */
  readonly routes: Readonly<Record<RouteKind, number>>
  /** Every topic with its probability, best first. All are low when none fits. */
  readonly topics: readonly { readonly topic: TopicId; readonly score: number }[]
}

export interface Classifier {
  score(reading: Reading): ClassifierScores
  /** For each route: the probability that decides alone, and the one that is a doubt. */
  readonly thresholds: WeightsHeader['thresholds']
}

/**
 * Makes the classifier from the bytes of `weights.bin`.
 * @throws Error when the bytes are not what `npm run train` writes.
 */
export function compileClassifier(bytes: Uint8Array): Classifier {
  return classifierFrom(decodeWeights(bytes))
}

const crisisHead = routeHeads.indexOf('crisis')

/** The same from weights in memory. */
export function classifierFrom(weights: Weights): Classifier {
  const { header } = weights
  const raw = compileRawScores(weights)
  return {
    thresholds: header.thresholds,
    score(reading) {
      const { whole, worst, topics } = raw(reading)
      return { routes: routesFrom(header, whole, worst), topics: rankTopics(topics) }
    },
  }
}

export interface RawScores {
  /** Raw score of each route head for the whole message. */
  readonly whole: Float64Array
  /** The same for the part of the message that alarms most, the clause margin taken off. */
  readonly worst: Float64Array
  /** Raw score of each topic head. */
  readonly topics: Float64Array
}

/** Raw scores of a message, as calibration needs them. The arrays are reused by the next call. */
export function compileRawScores({
  header,
  routeTable,
  topicTable,
}: Weights): (reading: Reading) => RawScores {
  const buffer = createFeatureBuffer()
  const heads = routeHeads.length
  const topicCount = topicHeads.length
  const routeShift = 32 - header.routes.bits
  const topicShift = 32 - header.topics.bits
  const clause = new Int32Array(heads)
  const message = new Int32Array(heads)
  const topicSums = new Int32Array(topicCount)
  const whole = new Float64Array(heads)
  const part = new Float64Array(heads)
  const worst = new Float64Array(heads)
  const topics = new Float64Array(topicCount)

  const take = (sums: Int32Array, count: number, less: number, into: Float64Array): void => {
    const length = 1 / Math.sqrt(count || 1)
    for (let head = 0; head < heads; head++)
      into[head] =
        (header.routes.biases[head] ?? 0) +
        (sums[head] ?? 0) * (header.routes.scales[head] ?? 0) * length -
        less
  }
  const keepWorst = (candidate: Float64Array): void => {
    if ((candidate[crisisHead] ?? 0) > (worst[crisisHead] ?? 0)) worst.set(candidate)
  }

  return ({ variants }) => {
    worst.fill(-Infinity)
    let isFirst = true
    for (const variant of variants) {
      let count = 0
      message.fill(0)
      if (isFirst) topicSums.fill(0)
      for (const { from, to } of variant.clauses) {
        buffer.count = 0
        hashFeatures(variant, from, to, buffer)
        clause.fill(0)
        for (let i = 0; i < buffer.count; i++) {
          const row = ((buffer.hashes[i] ?? 0) >>> routeShift) * heads
          for (let head = 0; head < heads; head++)
            clause[head] = (clause[head] ?? 0) + (routeTable[row + head] ?? 0)
        }
        if (isFirst) {
          for (let i = 0; i < buffer.count; i++) {
            const row = ((buffer.hashes[i] ?? 0) >>> topicShift) * topicCount
            for (let head = 0; head < topicCount; head++)
              topicSums[head] = (topicSums[head] ?? 0) + (topicTable[row + head] ?? 0)
          }
        }
        for (let head = 0; head < heads; head++) message[head] = (message[head] ?? 0) + (clause[head] ?? 0)
        count += buffer.count
        take(clause, buffer.count, header.clauseMargin, part)
        if (variant.clauses.length > 1) keepWorst(part)
      }
      take(message, count, 0, part)
      keepWorst(part)
      if (isFirst) {
        whole.set(part)
        const length = 1 / Math.sqrt(count || 1)
        for (let head = 0; head < topicCount; head++)
          topics[head] =
            (header.topics.biases[head] ?? 0) +
            (topicSums[head] ?? 0) * (header.topics.scales[head] ?? 0) * length
      }
      isFirst = false
    }
    return { whole, worst, topics }
  }
}

/** The likeliest kind of crisis takes the probability of a crisis; the others take their share of it. */
function routesFrom(
  header: WeightsHeader,
  whole: Float64Array,
  worst: Float64Array,
): Readonly<Record<RouteKind, number>> {
  const probability = (scores: Float64Array, head: number): number =>
    calibrated(header.routes.calibrations[head] ?? [], scores[head] ?? 0)
  const routes = Object.fromEntries(
    routeKinds.map((kind, head) => [kind, probability(whole, head)]),
  ) as Record<RouteKind, number>
  const crisis = probability(worst, crisisHead)
  const kinds = crisisRoutes.map((route, head) => Math.max(probability(worst, head), 1e-6) * (route ? 1 : 1))
  const likeliest = Math.max(...kinds)
  crisisRoutes.forEach((route, head) => {
    routes[route] = (crisis * (kinds[head] ?? 0)) / likeliest
  })
  return routes
}

function rankTopics(raw: Float64Array): ClassifierScores['topics'] {
  const highest = raw.reduce((most, score) => Math.max(most, score), -Infinity)
  let sum = 0
  for (const score of raw) sum += Math.exp(score - highest)
  return topicIds
    .map((topic, head) => ({ topic, score: Math.exp((raw[head] ?? 0) - highest) / sum }))
    .sort((a, b) => b.score - a.score)
}
