export interface Share {
  readonly hits: number
  readonly of: number
  /** 0 to 1; null when there is nothing to count. */
  readonly share: number | null
  /** Wilson score interval at 95 %. */
  readonly low: number
  readonly high: number
}

const z = 1.96

/** A share with its uncertainty (E. B. Wilson, 1927), which holds for small counts and shares near 0 and 1 too. */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: null, low: 0, high: 1 }
  const share = hits / of
  const centre = share + (z * z) / (2 * of)
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))
  const whole = 1 + (z * z) / of
  return {
    hits,
    of,
    share,
    low: Math.max(0, (centre - spread) / whole),
    high: Math.min(1, (centre + spread) / whole),
  }
}
