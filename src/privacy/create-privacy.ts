import type { DataKeys } from './data-key.ts'
import { namingKeysOf, type NamingKeys } from './naming-keys.ts'
import { createPersonKey } from './person-key.ts'
import type { KeyRing } from './privacy.ts'
import { createSeal } from './seal.ts'

/**
 * All that the shell needs of the data keys.
 *
 * @param naming as the store keeps them; a store that has none yet names people with the oldest data key, which was
 *   the first one
 */
export function createPrivacy(dataKeys: DataKeys, naming: NamingKeys = firstNamingKeys(dataKeys)): KeyRing {
  return {
    ...createSeal(dataKeys),
    personKey: createPersonKey(naming.person),
    moderatorKey: createPersonKey(naming.moderator),
  }
}

/** The naming keys with which a store begins. */
export function firstNamingKeys(dataKeys: DataKeys): NamingKeys {
  return namingKeysOf(dataKeys.at(-1) ?? dataKeys[0])
}
