import type { Store } from '../../src/store/store.ts'

/** The store of a worker that dies after so many of its calls: nothing that it asks for later happens. */
export function dyingStore(store: Store, lives: number): Store {
  let left = lives
  const dead = () => new Promise<never>(() => {})
  return new Proxy(store, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name)
      if (typeof method !== 'function') return method
      return (...args: unknown[]): unknown => {
        left -= 1
        // The method was found on this very store.
        return left < 0 ? dead() : (method as (...given: unknown[]) => unknown).apply(target, args)
      }
    },
  })
}
