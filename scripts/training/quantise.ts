import type { Head } from './learn.ts'

export interface Quantised {
  /** A row of one number for each head, for each bucket. */
  readonly rows: Int8Array
  readonly scales: number[]
  readonly biases: number[]
}

/** Rounds each head's weights to 8 bits by a scale of its own. */
export function quantise(heads: readonly Head[]): Quantised {
  const buckets = heads[0]?.weights.length ?? 0
  const rows = new Int8Array(buckets * heads.length)
  const scales = heads.map(({ weights }, head) => {
    const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)
    const scale = rounded((largest || 1) / 127)
    weights.forEach((weight, bucket) => {
      rows[bucket * heads.length + head] = Math.max(-127, Math.min(127, Math.round(weight / scale)))
    })
    return scale
  })
  return { rows, scales, biases: heads.map(({ bias }) => rounded(bias)) }
}

/** Six digits, so that the file's header is short. */
function rounded(value: number): number {
  return Number(value.toPrecision(6))
}
