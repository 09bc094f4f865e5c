import { featureCapacity, type FeatureBuffer } from './hash-features.ts'

/** A table of linear heads over hashed features, quantised to 8 bits. */
export interface LinearTable {
  readonly bits: number
  /** What each bucket adds to the length of a text's vector, in 16ths. */
  readonly values: Uint8Array
  /** A row of one number a head for each bucket. */
  readonly rows: Int8Array
  readonly scales: readonly number[]
  readonly biases: readonly number[]
}

/** What a piece of text adds up to; sums of its clauses are the sums of the message. */
export interface Sums {
  readonly heads: Int32Array
  squares: number
}

/** A value of 16 in the table is a value of 1. */
const step = 1 / 16

export function createSums(heads: number): Sums {
  return { heads: new Int32Array(heads), squares: 0 }
}

export function clearSums(sums: Sums): void {
  sums.heads.fill(0)
  sums.squares = 0
}

const starts = new Int32Array(featureCapacity)

/** Adds the rows of the features, four heads at a time, so that the running sums stay out of memory. */
export function addFeatures(
  { bits, values, rows }: LinearTable,
  { hashes, count }: FeatureBuffer,
  sums: Sums,
): void {
  const { heads } = sums
  const width = heads.length
  const shift = 32 - bits
  let squares = 0
  for (let i = 0; i < count; i++) {
    const bucket = (hashes[i] ?? 0) >>> shift
    const value = values[bucket] ?? 0
    squares += value * value
    starts[i] = bucket * width
  }
  sums.squares += squares
  let head = 0
  for (; head + 4 <= width; head += 4) {
    let first = 0
    let second = 0
    let third = 0
    let fourth = 0
    for (let i = 0; i < count; i++) {
      const at = (starts[i] ?? 0) + head
      first += rows[at] ?? 0
      second += rows[at + 1] ?? 0
      third += rows[at + 2] ?? 0
      fourth += rows[at + 3] ?? 0
    }
    heads[head] = (heads[head] ?? 0) + first
    heads[head + 1] = (heads[head + 1] ?? 0) + second
    heads[head + 2] = (heads[head + 2] ?? 0) + third
    heads[head + 3] = (heads[head + 3] ?? 0) + fourth
  }
  for (; head < width; head++) {
    let sum = 0
    for (let i = 0; i < count; i++) sum += rows[(starts[i] ?? 0) + head] ?? 0
    heads[head] = (heads[head] ?? 0) + sum
  }
}

export function addSums(from: Sums, to: Sums): void {
  for (let head = 0; head < to.heads.length; head++)
    to.heads[head] = (to.heads[head] ?? 0) + (from.heads[head] ?? 0)
  to.squares += from.squares
}

/** Raw score of each head, the vector cut to length 1, into the first places of `into`. */
export function scoresOf(
  { scales, biases }: LinearTable,
  { heads, squares }: Sums,
  into: Float64Array,
): void {
  const length = 1 / (Math.sqrt(squares) * step || 1)
  for (let head = 0; head < heads.length; head++) {
    into[head] = (biases[head] ?? 0) + (heads[head] ?? 0) * (scales[head] ?? 0) * length
  }
}
