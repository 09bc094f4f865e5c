import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { StoreUnavailable } from '../../src/store/store.ts'
import { withDeadline } from '../../src/store/with-deadline.ts'
import { start } from './examples.ts'

const deadlines = { callMilliseconds: 500, purgeMilliseconds: 5000 }
const never = () => new Promise<never>(() => {})
/** A real store that is never reached. */
const unreached = openSqliteStore('/nowhere/evenkeel.db')

describe('a store with a deadline', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('gives up a call that takes longer', async () => {
    const store = withDeadline({ ...unreached, load: never }, deadlines)
    const call = store.load('anybody', 1).catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(500)
    expect(await call).toEqual(new StoreUnavailable('The store did not answer within 500 ms.'))
  })

  it('gives purging the longer time', async () => {
    const store = withDeadline({ ...unreached, purge: never }, deadlines)
    const told = vi.fn()
    const call = store.purge(start).catch(told)
    await vi.advanceTimersByTimeAsync(4999)
    expect(told).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    await call
    expect(told).toHaveBeenCalledWith(expect.any(StoreUnavailable))
  })

  it.each([
    ['rejects', () => Promise.reject(new Error('ECONNREFUSED 10.0.0.1 and a secret'))],
    [
      'throws',
      () => {
        throw new Error('ECONNREFUSED 10.0.0.1 and a secret')
      },
    ],
  ])('tells of a backend that %s without its words, which stay in the cause', async (_how, load) => {
    const store = withDeadline({ ...unreached, load }, deadlines)
    const failed = await store.load('anybody', 1).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(StoreUnavailable)
    expect(String(failed)).toBe('StoreUnavailable: The store failed.')
    expect(failed).toHaveProperty('cause.message', 'ECONNREFUSED 10.0.0.1 and a secret')
  })

  it('leaves no timer behind', async () => {
    const store = withDeadline({ ...unreached, readSetting: () => Promise.resolve('value') }, deadlines)
    expect(await store.readSetting('name')).toBe('value')
    expect(vi.getTimerCount()).toBe(0)
  })
})
