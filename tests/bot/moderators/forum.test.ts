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
