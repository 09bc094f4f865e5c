import type { SealedPlace } from '../store/store.ts'

/**
 * What each sealed value is for: it binds the value to its place, so that it cannot be moved to another. They are
 * part of what is kept; a change would make everything unreadable.
 */
export const purposes = {
  snapshot: (conversation: string) => `snapshot:${conversation}`,
  outbox: (conversation: string, id: string) => `outbox:${conversation}:${id}`,
  flag: (id: string) => `flag:${id}`,
  neighbour: (flagId: string) => `neighbour:${flagId}`,
  /** A fact that the moderators' chat remembers. */
  deskSetting: (name: string) => `setting:${name}`,
  namingKeys: 'naming-keys',
} as const

/** The setting that holds the naming keys. */
export const namingKeysSetting = 'naming-keys'
const deskPrefix = 'moderators:'
/** The setting under which the moderators' chat keeps a fact. */
export const deskSetting = (name: string) => `${deskPrefix}${name}`

/** The purpose of what stands there; null for a setting that is not sealed. */
export function purposeOf(place: SealedPlace): string | null {
  switch (place.kind) {
    case 'snapshot':
      return purposes.snapshot(place.conversation)
    case 'outbox':
      return purposes.outbox(place.conversation, place.id)
    case 'flag':
      return purposes.flag(place.id)
    case 'neighbour':
      return purposes.neighbour(place.flagId)
    case 'setting':
      if (place.name === namingKeysSetting) return purposes.namingKeys
      return place.name.startsWith(deskPrefix)
        ? purposes.deskSetting(place.name.slice(deskPrefix.length))
        : null
  }
}
