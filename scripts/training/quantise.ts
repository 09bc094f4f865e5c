import type { LinearModel } from './learn.ts'

export interface Quantised {
  readonly table: Int8Array
  readonly scales: number[]
  readonly biases: number[]
}

/** Rounds each head's weights to 8 bits by a scale of its own; the few largest weights are cut. */
export function quantise({ weights, biases }: LinearModel): Quantised {
  const heads = biases.length
  const table = new Int8Array(weights.length)
  const scales: number[] = []
  for (let head = 0; head < heads; head++) {
    let largest = 0
    for (let at = head; at < weights.length; at += heads)
      largest = Math.max(largest, Math.abs(weights[at] ?? 0))
    const scale = round((largest || 1) / 127)
    for (let at = head; at < weights.length; at += heads) {
      table[at] = Math.max(-127, Math.min(127, Math.round((weights[at] ?? 0) / scale)))
    }
    scales.push(scale)
  }
  return { table, scales, biases: Array.from(biases, round) }
}

/** Six digits, so that the file's header is short and the same everywhere. */
function round(value: number): number {
  return Number(value.toPrecision(6))
}
