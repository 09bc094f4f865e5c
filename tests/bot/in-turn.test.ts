import { describe, expect, test } from 'vitest'
import { createInTurn } from '../../src/bot/answer/in-turn.ts'

/** Work that ends when it is told to. */
function held(log: string[], name: string) {
  let finish = () => {}
  const gate = new Promise<void>((resolve) => {
    finish = resolve
  })
  const work = async () => {
    log.push(`${name} begins`)
    await gate
    log.push(`${name} ends`)
  }
  return { work, finish: () => finish() }
}

describe('work in turn', () => {
  test('of one conversation runs one after another', async () => {
    const log: string[] = []
    const inTurn = createInTurn()
    const first = held(log, 'first')
    const second = held(log, 'second')
    const both = Promise.all([inTurn('a', first.work), inTurn('a', second.work)])
    second.finish()
    first.finish()
    await both
    expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
  })

  test('of another conversation does not wait', async () => {
    const log: string[] = []
    const inTurn = createInTurn()
    const slow = held(log, 'slow')
    const waiting = inTurn('a', slow.work)
    await inTurn('b', async () => void log.push('other'))
    expect(log).toEqual(['slow begins', 'other'])
    slow.finish()
    await waiting
  })

  test('begins in the same tick when nothing is before it', () => {
    let begun = false
    void createInTurn()('a', async () => {
      begun = true
    })
    expect(begun).toBe(true)
  })

  test('goes on after a failure', async () => {
    const inTurn = createInTurn()
    const failing = inTurn('a', () => Promise.reject(new Error('broken')))
    const next = inTurn('a', async () => 'done')
    await expect(failing).rejects.toThrow('broken')
    await expect(next).resolves.toBe('done')
  })
})
