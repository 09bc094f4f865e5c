/** Turns raw scores into shares of 1 (softmax); the sharper, the more the highest takes. */
export function sharesOf(raw: Float64Array, sharpness: number): Float64Array {
  const highest = Math.max(...raw)
  const shares = raw.map((score) => Math.exp((score - highest) * sharpness))
  const sum = shares.reduce((total, share) => total + share, 0)
  return shares.map((share) => share / sum)
}
