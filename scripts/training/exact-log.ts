/**
 * Natural logarithm by additions, multiplications and divisions alone, which every machine rounds alike. `Math.log`
 * may differ in the last bit from one engine to the next, and the weights must be the same bytes everywhere.
 * @param x above 0.
 */
export function exactLog(x: number): number {
  let rest = x
  let doublings = 0
  while (rest > 1.5) {
    rest /= 2
    doublings++
  }
  while (rest < 0.75) {
    rest *= 2
    doublings--
  }
  const ratio = (rest - 1) / (rest + 1)
  let sum = 0
  for (let power = 21; power > 0; power -= 2) sum = sum * ratio * ratio + 1 / power
  return doublings * Math.LN2 + 2 * ratio * sum
}
