/** Points of a rising line from a raw score to a probability, both rising. */
export type Calibration = readonly (readonly [score: number, probability: number])[]

/** The probability that belongs to a raw score: between two points in a straight line, beyond the ends the end. */
export function calibrated(calibration: Calibration, score: number): number {
  let [lowScore, lowProbability] = calibration[0] ?? [0, 0]
  if (score <= lowScore) return lowProbability
  for (const [highScore, highProbability] of calibration) {
    if (score < highScore) {
      const share = (score - lowScore) / (highScore - lowScore)
      return lowProbability + share * (highProbability - lowProbability)
    }
    lowScore = highScore
    lowProbability = highProbability
  }
  return lowProbability
}
