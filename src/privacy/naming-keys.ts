import { createSecretKey } from 'node:crypto'
import type { DataKey } from './data-key.ts'
import { deriveKey } from './derive-key.ts'

/**
 * The keys under which people and moderators have their names. They are kept in the store, sealed, and stay when the
 * data key is rotated: with another name nobody would find, or could erase, what is held about them.
 */
export interface NamingKeys {
  readonly person: DataKey
  readonly moderator: DataKey
}

/** The naming keys of a store that has none yet. */
export function namingKeysOf(dataKey: DataKey): NamingKeys {
  return { person: deriveKey(dataKey, 'person-key'), moderator: deriveKey(dataKey, 'moderator-key') }
}

/** As text, to be sealed. */
export function printNamingKeys({ person, moderator }: NamingKeys): string {
  return [person, moderator].map((key) => key.export().toString('base64url')).join('.')
}

/** Null when it is not what `printNamingKeys` wrote. */
export function parseNamingKeys(text: string): NamingKeys | null {
  const [person, moderator, ...rest] = text.split('.').map((part) => Buffer.from(part, 'base64url'))
  if (person?.length !== 32 || moderator?.length !== 32 || rest.length > 0) return null
  return { person: createSecretKey(person), moderator: createSecretKey(moderator) }
}
