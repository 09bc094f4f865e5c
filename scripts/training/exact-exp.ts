/** e to the power of x from exactly rounded operations alone, as `exactLog`. */
export function exactExp(x: number): number {
  const bounded = Math.min(Math.max(x, -300), 300)
  const doublings = Math.round(bounded / Math.LN2)
  const rest = bounded - doublings * Math.LN2
  let sum = 1
  for (let term = 14; term > 0; term--) sum = 1 + (rest * sum) / term
  for (let i = 0; i < doublings; i++) sum *= 2
  for (let i = 0; i > doublings; i--) sum /= 2
  return sum
}
