import { describe, expect, test } from 'vitest'
import { guardMemory } from '../../src/bot/guarded-memory.ts'
import { createLog } from '../../src/bot/log.ts'
import { newDataKey, parseDataKeys } from '../../src/privacy/data-key.ts'
import { storeKinds } from '../store/each-store.ts'
import { commit } from '../store/examples.ts'

const log = createLog('silent')

describe('a key file that comes later than the bot', () => {
  const [sqlite] = storeKinds
  test('keeps nothing until it is there, and what was named before is named anew', async () => {
    const ground = await sqlite?.lay()
    if (ground === undefined) throw new Error('no store')
    const store = ground.open()
    const lines: string[] = []
    const told = { ...log, error: (line: object) => void lines.push(JSON.stringify(line)) }
    let key: string | null = null
    const memory = guardMemory(
      store,
      () => {
        if (key === null) throw new Error('not yet')
        return parseDataKeys(key, 'test')
      },
      // Only `error` is looked at; the rest says nothing.
      Object.assign(createLog('silent'), told),
    )
    const early = memory.privacy.personKey(11)
    for (let tries = 0; tries < 3; tries += 1) await expect(memory.store.load(early, 1)).rejects.toThrow()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('nothing is kept')
    key = newDataKey()
    await expect(memory.store.commit(commit(early))).rejects.toThrow()
    const late = memory.privacy.personKey(11)
    expect(late).not.toBe(early)
    expect(await memory.store.commit(commit(late))).toBe('committed')
    expect(await memory.store.load(early, 1)).toMatchObject({ version: 0 })
    await store.close()
    await ground.tearDown()
  })
})
