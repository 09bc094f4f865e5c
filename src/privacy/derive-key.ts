import { createSecretKey, hkdfSync } from 'node:crypto'
import type { DataKey } from './data-key.ts'

/** What a derived key is for. A key for one purpose tells nothing about a key for another. */
type Purpose = 'seal' | 'seal-key-id' | 'person-key' | 'moderator-key'

/** HKDF-SHA-256 (RFC 5869) without salt: the data key is random already. */
export function deriveKey(dataKey: DataKey, purpose: Purpose): DataKey {
  return createSecretKey(
    new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), `evenkeel ${purpose} v1`, 32)),
  )
}
