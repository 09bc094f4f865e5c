/** A small softmax regression over the signals: what the heads say together. */
export interface Combination {
  /** One row of weights over the signals for each route. */
  readonly weights: readonly (readonly number[])[]
  readonly biases: readonly number[]
}

/** Probability of each route, as the signals of a message or a part of it tell together. */
export function combine({ weights, biases }: Combination, signals: Float64Array, into: Float64Array): void {
  let highest = -Infinity
  for (let route = 0; route < into.length; route++) {
    const row = weights[route]
    let sum = biases[route] ?? 0
    for (let i = 0; i < signals.length; i++) sum += (row?.[i] ?? 0) * (signals[i] ?? 0)
    into[route] = sum
    highest = Math.max(highest, sum)
  }
  let total = 0
  for (let route = 0; route < into.length; route++) {
    const share = Math.exp((into[route] ?? 0) - highest)
    into[route] = share
    total += share
  }
  for (let route = 0; route < into.length; route++) into[route] = (into[route] ?? 0) / total
}
