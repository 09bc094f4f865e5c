import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto'

/** The key from which all others are derived. Shows nothing of itself when it is printed. */
export type DataKey = KeyObject

/** Newest first: the first key seals, all of them open. Never empty. */
export type DataKeys = readonly [DataKey, ...DataKey[]]

/** A data key is missing or wrong. The message says what to do and holds nothing of the key. */
export class DataKeyError extends Error {
  override readonly name = 'DataKeyError'
}

const keyBytes = 32
const hex = /^[0-9a-f]{64}$/i
/** 32 bytes in base64 or base64url, with or without the mark at the end. */
const base64 = /^[\w+/-]{43}=?$/

/**
 * Reads one or more keys of 32 bytes, in base64 or hex, divided by commas or white space, newest first.
 *
 * @param source what the keys are called in an error, such as `DATA_KEY`
 * @throws DataKeyError when there is none, or one of them is no key
 */
export function parseDataKeys(text: string, source: string): DataKeys {
  const words = text.split(/[\s,]+/).filter((word) => word !== '')
  const [first, ...others] = words.map((word, index) => {
    if (hex.test(word)) return createSecretKey(word, 'hex')
    if (base64.test(word)) return createSecretKey(word, 'base64')
    throw new DataKeyError(
      `${source}: key ${index + 1} of ${words.length} is not ${keyBytes} bytes in base64 or hex. ` +
        'Make one with: openssl rand -base64 32',
    )
  })
  if (first === undefined)
    throw new DataKeyError(`${source}: holds no key. Make one with: openssl rand -base64 32`)
  return [first, ...others]
}

/** A new key, as text that `parseDataKeys` reads. */
export function newDataKey(): string {
  return randomBytes(keyBytes).toString('base64')
}
