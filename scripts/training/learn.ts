import { logistic } from './exact-exp.ts'
import { shuffledOrder } from './shuffle.ts'

export interface Example {
  /** Buckets of the hashed features. */
  readonly features: Uint32Array
  /** One for each head: 1 yes, 0 no, -1 not known. */
  readonly targets: Int8Array
  readonly weight: number
}

export interface LearningOptions {
  readonly buckets: number
  readonly heads: number
  readonly epochs: number
  /** First step of Adagrad. */
  readonly rate: number
  readonly l2: number
  /** How much a yes of each head counts more than a no. */
  readonly yesWeights: readonly number[]
}

export interface LinearModel {
  /** A row of `heads` numbers for each bucket. */
  readonly weights: Float32Array
  readonly biases: Float64Array
}

/**
 * Learns one logistic regression for each head by stochastic gradient descent (Adagrad) in a fixed order. A text's
 * vector has length 1. Every step uses exactly rounded arithmetic, so the result is the same everywhere.
 */
export function learn(examples: readonly Example[], options: LearningOptions): LinearModel {
  const { buckets, heads, epochs, rate, l2, yesWeights } = options
  const weights = new Float32Array(buckets * heads)
  const squares = new Float32Array(buckets * heads)
  const biases = new Float64Array(heads)
  const biasSquares = new Float64Array(heads)
  const gradients = new Float64Array(heads)
  const sums = new Float64Array(heads)
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const index of shuffledOrder(examples.length, epoch + 1)) {
      const example = examples[index]
      if (!example || example.features.length === 0) continue
      const { features, targets, weight } = example
      const value = 1 / Math.sqrt(features.length)
      sums.fill(0)
      for (const feature of features) {
        const row = feature * heads
        for (let head = 0; head < heads; head++) sums[head] = (sums[head] ?? 0) + (weights[row + head] ?? 0)
      }
      for (let head = 0; head < heads; head++) {
        const target = targets[head] ?? 0
        if (target < 0) {
          gradients[head] = 0
          continue
        }
        const guess = logistic((biases[head] ?? 0) + (sums[head] ?? 0) * value)
        const gradient = (guess - target) * weight * (target === 1 ? (yesWeights[head] ?? 0) : 1)
        biasSquares[head] = (biasSquares[head] ?? 0) + gradient * gradient
        biases[head] = (biases[head] ?? 0) - (rate * gradient) / Math.sqrt((biasSquares[head] ?? 0) + 1e-6)
        gradients[head] = gradient * value
      }
      for (const feature of features) {
        const row = feature * heads
        for (let head = 0; head < heads; head++) {
          const at = row + head
          const gradient = (gradients[head] ?? 0) + l2 * (weights[at] ?? 0)
          squares[at] = (squares[at] ?? 0) + gradient * gradient
          weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt((squares[at] ?? 0) + 1e-6)
        }
      }
    }
  }
  return { weights, biases }
}
