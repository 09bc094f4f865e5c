import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { guardMemory, type GuardedMemory } from '../../src/bot/guarded-memory.ts'
import { createLog } from '../../src/bot/log.ts'
import { createResealing } from '../../src/bot/reseal.ts'
import { deskSetting, purposeOf, purposes } from '../../src/bot/sealed-purpose.ts'
import { newDataKey, parseDataKeys } from '../../src/privacy/data-key.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { everySealed } from '../store/contract/sealed-contract.ts'
import { dyingStore } from '../store/dying-store.ts'
import { storeKinds, type StoreGround } from '../store/each-store.ts'
import { commit, flag, item, start } from '../store/examples.ts'

const log = createLog('silent')
const [oldKey, newKey, newerKey] = [newDataKey(), newDataKey(), newDataKey()]
const persons = [11, 22, 33]

describe.each(storeKinds)('key rotation with $kind', (kind) => {
  let ground: StoreGround
  let store: Store
  beforeEach(async () => {
    ground = await kind.lay()
    store = ground.open()
  })
  afterEach(async () => {
    await store.close()
    await ground.tearDown()
  })

  const remember = (...keys: readonly string[]): GuardedMemory =>
    guardMemory(store, () => parseDataKeys(keys.join(','), 'test'), log)
  const resealed = async (memory: GuardedMemory, inStore = memory.store, time = start) => {
    const clock = () => time
    await createResealing({
      store: inStore,
      privacy: memory.privacy,
      log,
      clock,
      pauseMilliseconds: 0,
    }).run()
  }

  /** Everything that is kept about a person, sealed as the bot seals it. */
  async function keep({ store: into, privacy }: GuardedMemory, person: number): Promise<void> {
    const conversation = privacy.personKey(person)
    const flagId = `flag-of-${person}`
    await into.commit(
      commit(conversation, {
        snapshot: privacy.seal(`snapshot of ${person}`, purposes.snapshot(conversation)),
        outbox: [
          item(conversation, '1.0', {
            payload: privacy.seal(`message to ${person}`, purposes.outbox(conversation, '1.0')),
          }),
        ],
        flags: [
          flag(conversation, flagId, {
            payload: privacy.seal(`excerpt of ${person}`, purposes.flag(flagId)),
          }),
        ],
        neighbours: [1, 2].map((number) => ({
          flagId,
          payload: privacy.seal(`words ${number} of ${person}`, purposes.neighbour(flagId)),
        })),
      }),
    )
  }
  const keepAll = async (memory: GuardedMemory) => {
    await memory.open()
    for (const person of persons) await keep(memory, person)
    await memory.store.writeSetting(
      deskSetting('moderator-chat'),
      memory.privacy.seal('-100', purposes.deskSetting('moderator-chat')),
    )
  }

  /** All that is kept, opened; the text is left out where the key is missing. */
  async function readable({ store: from, privacy }: GuardedMemory): Promise<readonly string[]> {
    const found = new Set<string>()
    for (const held of await everySealed(from, 10)) {
      const purpose = purposeOf(held)
      const opened = purpose === null ? null : privacy.open(held.payload, purpose)
      if (opened !== null && purpose !== purposes.namingKeys) found.add(opened)
    }
    return [...found].toSorted()
  }
  const everything = [
    '-100',
    ...persons.flatMap((person) => [
      `snapshot of ${person}`,
      `message to ${person}`,
      `excerpt of ${person}`,
      `words 1 of ${person}`,
      `words 2 of ${person}`,
    ]),
  ].toSorted()

  test('with both keys all is read, and what is written is sealed with the new one', async () => {
    await keepAll(remember(oldKey))
    const during = remember(newKey, oldKey)
    await during.open()
    expect(await readable(during)).toEqual(everything)
    expect(during.privacy.isNewest(during.privacy.seal('text', 'any'))).toBe(true)
  })

  test('after sealing anew the old key can go, and people keep their names', async () => {
    const before = remember(oldKey)
    await keepAll(before)
    const during = remember(newKey, oldKey)
    await during.open()
    await resealed(during)
    const after = remember(newKey)
    await after.open()
    expect(await readable(after)).toEqual(everything)
    for (const person of persons) {
      expect(after.privacy.personKey(person)).toBe(before.privacy.personKey(person))
      expect(after.privacy.moderatorKey(person)).toBe(before.privacy.moderatorKey(person))
    }
    // What a person asks to be erased after the rotation is all that was kept before and after it.
    const [one = 0] = persons
    await after.store.forget([after.privacy.personKey(one)])
    expect((await readable(after)).filter((text) => text.includes(String(one)))).toEqual([])
    expect(await readable(after)).toHaveLength(everything.length - 5)
  })

  test('can be done again with a third key', async () => {
    await keepAll(remember(oldKey))
    for (const keys of [
      [newKey, oldKey],
      [newerKey, newKey],
    ] as const) {
      const memory = remember(...keys)
      await memory.open()
      await resealed(memory)
    }
    const after = remember(newerKey)
    await after.open()
    expect(await readable(after)).toEqual(everything)
  })

  test('a worker that dies after any number of steps loses nothing, and another one finishes', async () => {
    await keepAll(remember(oldKey))
    const during = remember(newKey, oldKey)
    await during.open()
    for (let steps = 0, time = start; steps < 24; steps += 1, time += 120_000) {
      const dying = resealed(during, dyingStore(during.store, steps), time)
      await Promise.race([dying, new Promise((resolve) => void setTimeout(resolve, 40))])
      expect(await readable(during)).toEqual(everything)
    }
    await resealed(during, during.store, start + 1e9)
    const after = remember(newKey)
    await after.open()
    expect(await readable(after)).toEqual(everything)
  })

  test('of many workers one does it, and each value is sealed anew once', async () => {
    await keepAll(remember(oldKey))
    const during = remember(newKey, oldKey)
    await during.open()
    let swaps = 0
    const counting: Store = new Proxy(during.store, {
      get(target, name) {
        if (name === 'swapSealed') swaps += 1
        return Reflect.get(target, name) as unknown
      },
    })
    await Promise.all(Array.from({ length: 5 }, () => resealed(during, counting)))
    // The naming keys are sealed too.
    expect(swaps).toBe(everything.length + 1)
    swaps = 0
    await resealed(during, counting)
    expect(swaps).toBe(0)
  })

  test('what a worker with the old key in front writes meanwhile is sealed anew by the next walk', async () => {
    const late = remember(oldKey, newKey)
    await keepAll(late)
    // As every worker does when it starts with more than one key.
    await resealed(late, late.store, start - 1)
    const during = remember(newKey, oldKey)
    await during.open()
    await resealed(during)
    await keep(late, 44)
    // It never seals back what was sealed with the key that came later.
    await resealed(late, late.store, start + 1)
    await resealed(during, during.store, start + 2)
    const after = remember(newKey)
    await after.open()
    expect(await readable(after)).toHaveLength(everything.length + 5)
  })

  test('with a key that is not the right one nothing is read, written or overwritten', async () => {
    await keepAll(remember(oldKey))
    const wrong = remember(newKey)
    await wrong.open()
    const conversation = wrong.privacy.personKey(11)
    await expect(wrong.store.load(conversation, 2)).rejects.toThrow('keys of the store')
    await expect(wrong.store.commit(commit(conversation, { updateId: 2 }))).rejects.toThrow()
    await expect(wrong.store.writeSetting('a', 'b')).rejects.toThrow()
    const right = remember(oldKey)
    await right.open()
    expect(await readable(right)).toEqual(everything)
    expect(await right.store.readSetting('a')).toBeNull()
  })

  test('of two workers that meet an empty store both get the same names', async () => {
    const [one, two] = [remember(oldKey, newKey), remember(newKey, oldKey)]
    await Promise.all([one.open(), two.open()])
    expect(one.privacy.personKey(11)).toBe(two.privacy.personKey(11))
    expect(await two.store.load(two.privacy.personKey(11), 1)).toMatchObject({ version: 0 })
  })
})

test('a file that somebody deleted gets the names back, so that a restart finds everybody', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-names-'))
  const path = join(folder, 'evenkeel.db')
  const first = openSqliteStore(path)
  await guardMemory(first, () => parseDataKeys(oldKey, 'test'), log).open()
  const rotating = guardMemory(first, () => parseDataKeys(`${newKey},${oldKey}`, 'test'), log)
  await rotating.open()
  const name = rotating.privacy.personKey(11)
  await rm(path)
  await rotating.keepNames()
  await first.close()
  const second = openSqliteStore(path)
  const after = guardMemory(second, () => parseDataKeys(newKey, 'test'), log)
  await after.open()
  expect(after.privacy.personKey(11)).toBe(name)
  await second.close()
  await rm(folder, { recursive: true })
})
