/** Names that are counted at once; past it the counting starts anew. */
const mostNames = 5000

/** Bounds how often something may be tried in a span of time. */
export interface Attempts {
  /** Counts one; false when there were too many. */
  allow(name: string): boolean
}

export function createAttempts(most: number, milliseconds: number, clock: () => number): Attempts {
  let counts = new Map<string, number>()
  let until = 0
  return {
    allow(name) {
      const now = clock()
      if (now >= until || counts.size >= mostNames) {
        counts = new Map()
        until = now + milliseconds
      }
      const count = (counts.get(name) ?? 0) + 1
      counts.set(name, count)
      return count <= most
    },
  }
}
