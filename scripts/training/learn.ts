import { shuffledOrder } from './shuffle.ts'

/** A text as one head learns from it. */
export interface Example {
  /** Buckets of the hashed features, one for each time a feature stands in the text. */
  readonly features: Uint32Array
  readonly yes: boolean
  /** How much the text counts. */
  readonly weight: number
}

export interface LearningOptions {
  readonly rounds: number
  /** How much a mistake costs against large weights. */
  readonly cost: number
}

export interface Head {
  /** One for each bucket, the value of the feature multiplied in. */
  readonly weights: Float64Array
  readonly bias: number
}

/**
 * Learns one linear support vector machine with squared hinge loss by dual coordinate descent (Hsieh et al., 2008), in
 * a fixed order and with exactly rounded arithmetic alone, so that the result is the same on every machine.
 * @param values of each bucket. A text's vector is cut to length 1.
 */
export function learnHead(
  examples: readonly Example[],
  values: Float64Array,
  options: LearningOptions,
): Head {
  const weights = new Float64Array(values.length)
  const alphas = new Float64Array(examples.length)
  const scales = Float64Array.from(examples, ({ features }) => 1 / vectorLength(features, values))
  let bias = 0
  for (let round = 0; round < options.rounds; round++) {
    for (const index of shuffledOrder(examples.length, round + 1)) {
      const example = examples[index]
      if (!example) continue
      const { features, yes, weight } = example
      const scale = scales[index] ?? 0
      const sign = yes ? 1 : -1
      let sum = 0
      for (const feature of features) sum += (weights[feature] ?? 0) * (values[feature] ?? 0)
      const slack = 1 / (2 * options.cost * weight)
      const alpha = alphas[index] ?? 0
      const gradient = sign * (sum * scale + bias) - 1 + alpha * slack
      // The vector has length 1, and the bias adds 1 to its square.
      const moved = Math.max(0, alpha - gradient / (2 + slack))
      if (moved === alpha) continue
      alphas[index] = moved
      const step = sign * (moved - alpha)
      bias += step
      for (const feature of features) {
        weights[feature] = (weights[feature] ?? 0) + step * scale * (values[feature] ?? 0)
      }
    }
  }
  for (let bucket = 0; bucket < weights.length; bucket++) {
    weights[bucket] = (weights[bucket] ?? 0) * (values[bucket] ?? 0)
  }
  return { weights, bias }
}

export function vectorLength(features: Uint32Array, values: Float64Array): number {
  let squares = 0
  for (const feature of features) squares += (values[feature] ?? 0) ** 2
  return Math.sqrt(squares) || 1
}
