import { sharesOf } from '../../src/guardrails/classifier/shares-of.ts'

export interface TopicGuess {
  readonly raw: Float64Array
  /** Head of the right topic. */
  readonly right: number
}

const candidates = [1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 10]

/** The sharpness with which the share of the right topic is what one should expect (least log loss). */
export function fitSharpness(guesses: readonly TopicGuess[]): number {
  const lossOf = (sharpness: number): number =>
    guesses.reduce(
      (sum, { raw, right }) => sum - Math.log(Math.max(1e-9, sharesOf(raw, sharpness)[right] ?? 0)),
      0,
    )
  const losses = candidates.map(lossOf)
  return candidates[losses.indexOf(Math.min(...losses))] ?? 1
}
