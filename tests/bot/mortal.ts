import type { Transformer } from 'grammy'
import type { Store } from '../../src/store/store.ts'

/** The life of a worker, counted in steps: calls of the store and of Telegram. */
export interface Life {
  /** Resolves when it is over. */
  readonly died: Promise<void>
  readonly isOver: () => boolean
  store(store: Store): Store
  readonly transformer: Transformer
}

/**
 * The worker dies when the last of its steps is done and before it learns of it: as with SIGKILL.
 *
 * @param instead happens at that point, and then the worker goes on: it was only slow
 */
export function lifeOf(steps: number, instead: (() => Promise<void>) | null = null): Life {
  let left = steps
  let over = false
  let end = () => {}
  const died = new Promise<void>((resolve) => {
    end = () => {
      over = true
      resolve()
    }
  })
  const never = () => new Promise<never>(() => {})
  const step = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (over && instead !== null) return work()
    if (left <= 0) {
      end()
      if (instead === null) return never()
      await instead()
      return work()
    }
    left -= 1
    const isLast = left === 0
    const result = await work()
    if (!isLast) return result
    end()
    if (instead === null) return never()
    await instead()
    return result
  }
  return {
    died,
    isOver: () => over,
    store: (store) =>
      new Proxy(store, {
        get(target, name) {
          const method: unknown = Reflect.get(target, name)
          if (typeof method !== 'function') return method
          return (...args: unknown[]): unknown =>
            // Found on this very store, all of whose methods give promises.
            step(() => (method as (...given: unknown[]) => Promise<unknown>).apply(target, args))
        },
      }),
    transformer: (previous, method, payload, signal) => step(() => previous(method, payload, signal)),
  }
}
