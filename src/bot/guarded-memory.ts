import { createPrivacy, firstNamingKeys } from '../privacy/create-privacy.ts'
import { newDataKey, parseDataKeys, type DataKeys } from '../privacy/data-key.ts'
import { parseNamingKeys, printNamingKeys, type NamingKeys } from '../privacy/naming-keys.ts'
import type { KeyRing } from '../privacy/privacy.ts'
import { StoreUnavailable, type Store } from '../store/store.ts'
import { errorKind, type Log } from './log.ts'
import { namingKeysSetting, purposes } from './sealed-purpose.ts'

export interface GuardedMemory {
  readonly store: Store
  readonly privacy: KeyRing
  /** Opens when keys and store are there. Never rejects; tried again at each call of the store until it works. */
  open(): Promise<void>
  /** Writes the names again when the store has lost them: somebody deleted its file. May reject. */
  keepNames(): Promise<void>
}

/**
 * A store that answers only together with the keys that belong to it. It holds, sealed, the keys that name people:
 * they outlive a rotation of the data key, and show whether the data key is the right one. Until they were read, or
 * written for the first time, every call rejects with StoreUnavailable. So nothing is ever kept that a key seals
 * which nobody has, nothing is kept under names that nobody finds again, and a wrong key overwrites nothing: the bot
 * answers without a store, crises as ever, until the right key is there.
 *
 * @param loadKeys throws when there is no key, or not yet
 */
export function guardMemory(store: Store, loadKeys: () => DataKeys, log: Log): GuardedMemory {
  let opened: { readonly ring: KeyRing; readonly naming: NamingKeys } | null = null
  let opening: Promise<void> | null = null
  let told: string | null = null
  /** Once for each kind of failure in a row. */
  const tell = (event: string, advice: string, error: unknown) => {
    if (told === event) return
    told = event
    const effect = 'answering without a store: crisis replies and answers go out, nothing is kept'
    log.error({ event, ...(error === null ? {} : { error: errorKind(error) }), effect, advice })
  }
  const loaded = (): DataKeys | null => {
    try {
      return loadKeys()
    } catch (error) {
      tell('no-data-key', 'make DATA_DIR writable and data.key whole: the bot goes on by itself', error)
      return null
    }
  }
  const first = loaded()
  // What this seals and names while nothing is kept never leaves the process.
  const provisional = createPrivacy(first ?? parseDataKeys(newDataKey(), 'provisional'))

  const openOnce = async (): Promise<void> => {
    const keys = loaded()
    if (keys === null) return
    const found = await namesIn(store, keys)
    if (found === null) {
      tell('data-key-wrong', 'put the key back that sealed the store, behind the newest one', null)
      return
    }
    opened = found
    if (told !== null) log.info({ event: 'store-open', effect: 'what is said is kept again' })
    told = null
  }
  const open = async (): Promise<void> => {
    // A store that is away is no news: whoever called tells of it.
    opening ??= openOnce()
      .catch(() => {})
      .finally(() => {
        opening = null
      })
    await opening
  }
  const current = (): KeyRing => opened?.ring ?? provisional

  return {
    open,
    async keepNames() {
      if (opened === null || (await store.readSetting(namingKeysSetting)) !== null) return
      await store.swapSetting(namingKeysSetting, null, sealedNames(opened.ring, opened.naming))
    },
    store: guarded(store, async () => {
      if (opened !== null) return true
      await open()
      // What the caller has sealed or named before this call was done with other keys: it has to be done again.
      return current() !== provisional && first !== null && sameNames(current(), provisional)
    }),
    privacy: {
      personKey: (id) => current().personKey(id),
      moderatorKey: (id) => current().moderatorKey(id),
      seal: (text, purpose) => current().seal(text, purpose),
      open: (sealed, purpose) => current().open(sealed, purpose),
      newestKey: () => current().newestKey(),
      keyCount: () => current().keyCount(),
      isNewest: (sealed) => current().isNewest(sealed),
    },
  }
}

const sameNames = (one: KeyRing, other: KeyRing): boolean =>
  one.newestKey() === other.newestKey() && one.personKey(0) === other.personKey(0)

/** The keys together with the names that the store keeps; null when no key opens them. */
async function namesIn(
  store: Store,
  keys: DataKeys,
): Promise<{ readonly ring: KeyRing; readonly naming: NamingKeys } | null> {
  const fresh = createPrivacy(keys)
  const held = await store.readSetting(namingKeysSetting)
  if (held === null) {
    const naming = firstNamingKeys(keys)
    if (await store.swapSetting(namingKeysSetting, null, sealedNames(fresh, naming)))
      return { ring: fresh, naming }
    // Another worker was faster: its names count.
    return namesIn(store, keys)
  }
  const text = fresh.open(held, purposes.namingKeys)
  const naming = text === null ? null : parseNamingKeys(text)
  return naming === null ? null : { ring: createPrivacy(keys, naming), naming }
}

const sealedNames = (ring: KeyRing, naming: NamingKeys): string =>
  ring.seal(printNamingKeys(naming), purposes.namingKeys)

/** The same store, of which every call but `close` waits for the guard and rejects when that says no. */
function guarded(store: Store, mayAnswer: () => Promise<boolean>): Store {
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function' || name === 'close') return method
      return async (...args: unknown[]): Promise<unknown> => {
        if (!(await mayAnswer())) throw new StoreUnavailable('The keys of the store are not there.')
        // Found on this very store, under this very name.
        return (method as (...given: unknown[]) => unknown).apply(target, args)
      }
    },
  })
}
