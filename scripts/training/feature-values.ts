import { exactLog } from './exact-log.ts'

/** Values are kept as whole 16ths, so that they fit into a byte of the weights. */
const steps = 16

/**
 * What each bucket is worth: rare features more than common ones (inverse document frequency).
 * @param texts the buckets of each text.
 * @param wordValue how much more a word, or several together, is worth than a run of characters.
 * @returns 16ths, 1 to 255, one for each bucket.
 */
export function featureValues(texts: readonly Uint32Array[], bits: number, wordValue: number): Uint8Array {
  const buckets = 1 << bits
  const spread = new Uint32Array(buckets)
  for (const features of texts) {
    for (const feature of new Set(features)) spread[feature] = (spread[feature] ?? 0) + 1
  }
  return Uint8Array.from(spread, (count, bucket) => {
    const rarity = exactLog(1 + texts.length / Math.max(1, count))
    const value = bucket >= buckets / 2 ? rarity * wordValue : rarity
    return Math.min(255, Math.max(1, Math.round(value * steps)))
  })
}
