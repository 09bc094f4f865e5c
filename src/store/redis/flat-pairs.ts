import * as z from 'zod'

/** A reply of HGETALL or WITHSCORES: one list, in which every second string belongs to the one before it. */
export const flatPairs = z.array(z.string()).transform((flat) => {
  const pairs: (readonly [string, string])[] = []
  for (let next = 0; next < flat.length; next += 2) pairs.push([flat[next] ?? '', flat[next + 1] ?? ''])
  return pairs
})
