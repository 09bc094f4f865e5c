import type { DataKeys } from './data-key.ts'
import { createPersonKey } from './person-key.ts'
import type { Privacy } from './privacy.ts'
import { createSeal } from './seal.ts'

/**
 * All that the shell needs of the data keys. People are named with the oldest key, so that a rotation does not cut
 * anybody off from their conversation; dropping that key is what makes everybody a stranger.
 */
export function createPrivacy(dataKeys: DataKeys): Privacy {
  const oldest = dataKeys.at(-1) ?? dataKeys[0]
  return {
    ...createSeal(dataKeys),
    personKey: createPersonKey(oldest),
    moderatorKey: createPersonKey(oldest, 'moderator-key'),
  }
}
