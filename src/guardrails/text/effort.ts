/** Bounds the costly steps of one reading, so that no message makes it slow. */
export interface Effort {
  /** False when what is left is less than this. */
  spend(amount: number): boolean
}

export function createEffort(limit: number): Effort {
  let left = limit
  return {
    spend(amount) {
      if (left < amount) return false
      left -= amount
      return true
    },
  }
}
