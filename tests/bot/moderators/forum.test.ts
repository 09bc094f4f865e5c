import { sealedSettings } from '../../../src/bot/moderators/open-desk-tools.ts'
import { storeKinds, type StoreGround } from '../../store/each-store.ts'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDeskStage, cardOf, times, type DeskStage } from './desk-stage.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await openDeskStage({ isForum: true })
})
afterEach(() => stage.close())

const room = () => stage.telegram.core.world.rooms.get(stage.moderators)
const shown = async (category: string) => {
  const id = await stage.raise({ category })
  stage.pass(times.lease)
  await stage.worker().runDue()
  return cardOf(stage, id)
}

describe('a forum group', () => {
  test('gets one topic for each category', async () => {
    const [first, second, third] = [await shown('suicide'), await shown('overdose'), await shown('suicide')]
    expect([...(room()?.topics.values() ?? [])].map(({ name }) => name)).toEqual(['Suicide', 'Overdose'])
    expect(first?.message_thread_id).toBeDefined()
    expect(third?.message_thread_id).toBe(first?.message_thread_id)
    expect(second?.message_thread_id).not.toBe(first?.message_thread_id)
  })

  test('whose topic was closed still shows the card', async () => {
    const first = await shown('suicide')
    stage.telegram.core.people.closeTopic(stage.ann, stage.moderators, first?.message_thread_id ?? 0)
    expect((await shown('suicide')).text).toContain('suicide')
  })

  test('in which the bot may make no topics still shows the card', async () => {
    stage.telegram.core.people.changeBotRights(stage.ann, stage.moderators, 'member')
    expect((await shown('suicide')).message_thread_id).toBeUndefined()
  })
})

describe.each(storeKinds)('with $kind', (kind) => {
  let ground: StoreGround
  let shared: DeskStage
  beforeEach(async () => {
    ground = await kind.lay()
    shared = await openDeskStage({ isForum: true, ground })
  })
  afterEach(async () => {
    await shared.close()
    await ground.tearDown()
  })
  const topics = () =>
    [...(shared.telegram.core.world.rooms.get(shared.moderators)?.topics ?? [])].map(
      ([thread, { name }]) => ({
        thread,
        name,
      }),
    )

  test('many workers that meet a new category at the same time make one topic', async () => {
    const workers = Array.from({ length: 4 }, () => shared.freshWorker())
    const flags = []
    for (const worker of workers)
      for (const category of ['suicide', 'overdose']) {
        const flag = await shared.tools.store.readFlag(await shared.raise({ category }))
        if (flag !== null) flags.push({ worker, flag })
      }
    // Slow enough for all to be at it together.
    shared.telegram.core.faults.add({ kind: 'slow', milliseconds: 150 }, { method: 'createForumTopic' })
    for (const { worker, flag } of flags) worker.raised([flag])
    await Promise.all(workers.map((worker) => worker.drain(15_000)))
    expect(
      topics()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['Overdose', 'Suicide'])
    for (const { flag } of flags) {
      const topic = topics().find(({ name }) => name.toLowerCase() === flag.category)
      expect(cardOf(shared, flag.id).message_thread_id).toBe(topic?.thread)
    }
  })

  test('a worker that dies while it makes a topic keeps the others waiting for seconds, not for ever', async () => {
    const { chat } = shared.tools
    const setting = sealedSettings(shared.tools)
    await setting.write('topic:suicide', `${shared.moderators} making ${shared.now() + 8000} dead`)
    shared.pass(8001)
    expect(await chat.threadFor('suicide')).toBe(topics()[0]?.thread)
    expect(topics()).toHaveLength(1)
  })
})

test('a group that became a supergroup is written to under its new id', async () => {
  const small = await openDeskStage({ type: 'group' })
  const moved = small.telegram.core.people.migrate(small.ann, small.moderators).id
  const id = await small.raise()
  small.pass(times.lease)
  await small.worker().runDue()
  const [card] = small.said(moved)
  if (card === undefined) throw new Error('no card')
  expect(await small.press(small.worker(), small.ann, 'claim', id, card)).toMatch(/^You hold/)
  expect(small.said(moved)[0]?.text).toContain('(claimed)')
  await small.close()
})
