import { createCipheriv, createDecipheriv } from 'node:crypto'
import type { DataKey, DataKeys } from './data-key.ts'
import { deriveKey } from './derive-key.ts'
import { createNonces } from './nonces.ts'
import type { KeyRing } from './privacy.ts'

const cipher = 'aes-256-gcm'
const format = 'v1'
/** 96 and 128 bits: NIST SP 800-38D, 8.2.2 and 5.2.1.2. */
const nonceBytes = 12
const tagBytes = 16

interface SealingKey {
  /** Names the key in an envelope and tells nothing about it. */
  readonly id: string
  readonly key: DataKey
}

/**
 * Sealing with AES-256-GCM. An envelope is `v1.<key id>.<base64url of nonce, ciphertext, tag>`; format, key id and
 * purpose are authenticated with it. The newest key seals, all of them open: add a key in front to rotate, and drop
 * the old one when everything is sealed anew.
 */
export function createSeal(dataKeys: DataKeys): Omit<KeyRing, 'personKey' | 'moderatorKey'> {
  const newest = sealingKeyOf(dataKeys[0])
  const nextNonce = createNonces(nonceBytes)
  const known = new Map(dataKeys.map(sealingKeyOf).map((sealingKey) => [sealingKey.id, sealingKey]))
  return {
    newestKey: () => newest.id,
    keyCount: () => known.size,
    isNewest: (sealed) => sealed.startsWith(`${format}.${newest.id}.`),
    seal(text, purpose) {
      const nonce = nextNonce()
      const encryption = createCipheriv(cipher, newest.key, nonce, { authTagLength: tagBytes })
      encryption.setAAD(boundTo(newest, purpose))
      const parts = [nonce, encryption.update(text, 'utf8'), encryption.final(), encryption.getAuthTag()]
      return `${format}.${newest.id}.${Buffer.concat(parts).toString('base64url')}`
    },
    open(sealed, purpose) {
      const [version, id = '', body = '', ...rest] = sealed.split('.')
      const sealingKey = known.get(id)
      const bytes = Buffer.from(body, 'base64url')
      if (version !== format || sealingKey === undefined || rest.length > 0) return null
      if (bytes.length < nonceBytes + tagBytes) return null
      return decrypted(sealingKey, purpose, bytes)
    },
  }
}

function decrypted(sealingKey: SealingKey, purpose: string, bytes: Buffer): string | null {
  const nonce = bytes.subarray(0, nonceBytes)
  const decryption = createDecipheriv(cipher, sealingKey.key, nonce, { authTagLength: tagBytes })
  decryption.setAAD(boundTo(sealingKey, purpose))
  decryption.setAuthTag(bytes.subarray(-tagBytes))
  try {
    const start = decryption.update(bytes.subarray(nonceBytes, -tagBytes))
    return Buffer.concat([start, decryption.final()]).toString('utf8')
  } catch {
    // Changed, moved from another place, or sealed with another key under the same id: all the same to the caller.
    return null
  }
}

function sealingKeyOf(dataKey: DataKey): SealingKey {
  const id = deriveKey(dataKey, 'seal-key-id').export().subarray(0, 6).toString('base64url')
  return { id, key: deriveKey(dataKey, 'seal') }
}

function boundTo(sealingKey: SealingKey, purpose: string): Buffer {
  return Buffer.from(`${format}.${sealingKey.id}.${purpose}`, 'utf8')
}
