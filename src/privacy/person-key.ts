import { createHmac } from 'node:crypto'
import type { DataKey } from './data-key.ts'
import type { Privacy } from './privacy.ts'

/** 128 bits: far more than any number of people needs to stay apart. */
const keyCharacters = 22

/**
 * Names a person or chat by a keyed hash (HMAC-SHA-256): without the key nobody can tell whose conversation it is,
 * not even by trying all ids.
 *
 * @returns 22 characters of base64url, the same for the same id and key
 */
export function createPersonKey(namingKey: DataKey): Privacy['personKey'] {
  return (id) =>
    createHmac('sha256', namingKey).update(String(id)).digest('base64url').slice(0, keyCharacters)
}
