import type { Combination } from '../../src/guardrails/classifier/combine.ts'
import { exactExp } from './exact-exp.ts'
import { shuffledOrder } from './shuffle.ts'

export interface SignalledText {
  readonly signals: Float64Array
  /** Place of its route. */
  readonly route: number
}

const rounds = 20
const rate = 0.1
const shrink = 1e-4

/**
 * Softmax regression from the signals to the routes, by stochastic gradient descent (Adagrad) in a fixed order. The
 * signals must come from heads that had not seen the texts.
 */
export function fitCombination(
  texts: readonly SignalledText[],
  routes: number,
  signals: number,
): Combination {
  // One row a route: the bias first, then a weight for each signal.
  const width = signals + 1
  const weights = new Float64Array(routes * width)
  const squares = new Float64Array(routes * width)
  const probabilities = new Float64Array(routes)
  for (let round = 0; round < rounds; round++) {
    for (const index of shuffledOrder(texts.length, round + 1)) {
      const text = texts[index]
      if (!text) continue
      softmax(weights, text.signals, probabilities)
      for (let route = 0; route < routes; route++) {
        const mistake = (probabilities[route] ?? 0) - (route === text.route ? 1 : 0)
        for (let i = 0; i < width; i++) {
          const at = route * width + i
          const slope = mistake * (i === 0 ? 1 : (text.signals[i - 1] ?? 0)) + shrink * (weights[at] ?? 0)
          squares[at] = (squares[at] ?? 0) + slope * slope
          weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt((squares[at] ?? 0) + 1e-3)
        }
      }
    }
  }
  const rows = Array.from({ length: routes }, (_, route) =>
    Array.from(weights.subarray(route * width, (route + 1) * width), rounded),
  )
  return { biases: rows.map((row) => row[0] ?? 0), weights: rows.map((row) => row.slice(1)) }
}

function softmax(weights: Float64Array, signals: Float64Array, into: Float64Array): void {
  const width = signals.length + 1
  let highest = -Infinity
  for (let route = 0; route < into.length; route++) {
    let sum = weights[route * width] ?? 0
    for (let i = 1; i < width; i++) sum += (weights[route * width + i] ?? 0) * (signals[i - 1] ?? 0)
    into[route] = sum
    highest = Math.max(highest, sum)
  }
  let total = 0
  for (let route = 0; route < into.length; route++) {
    const share = exactExp((into[route] ?? 0) - highest)
    into[route] = share
    total += share
  }
  for (let route = 0; route < into.length; route++) into[route] = (into[route] ?? 0) / total
}

/** Four digits: what is below them cannot change a decision, nor the bytes of the file. */
function rounded(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
