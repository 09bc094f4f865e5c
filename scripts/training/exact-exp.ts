/**
 * e to the power of x by additions and multiplications alone, which every machine rounds alike. `Math.exp` may differ
 * in the last bit from one engine to the next, and the weights must be the same bytes everywhere.
 */
export function exactExp(x: number): number {
  const bounded = Math.min(Math.max(x, -300), 300)
  const halvings = Math.round(bounded / Math.LN2)
  const rest = bounded - halvings * Math.LN2
  let sum = 1
  for (let term = 14; term > 0; term--) sum = 1 + (rest * sum) / term
  for (let i = 0; i < halvings; i++) sum *= 2
  for (let i = 0; i > halvings; i--) sum /= 2
  return sum
}

export function logistic(x: number): number {
  return 1 / (1 + exactExp(-x))
}
