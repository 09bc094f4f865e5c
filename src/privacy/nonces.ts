import { randomFillSync } from 'node:crypto'

/** Asking the system for randomness costs more than the encryption itself: fetched for so many nonces at once. */
const nonces = 512

/** Gives fresh random nonces, each once. */
export function createNonces(bytes: number): () => Buffer {
  const pool = Buffer.alloc(bytes * nonces)
  let used = pool.length
  return () => {
    if (used === pool.length) {
      randomFillSync(pool)
      used = 0
    }
    // A copy: the pool is filled anew while the nonce may still be in use.
    const nonce = Buffer.from(pool.subarray(used, used + bytes))
    used += bytes
    return nonce
  }
}
