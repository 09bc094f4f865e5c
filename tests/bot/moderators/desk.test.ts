import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { checkedFurther, unchecked } from '../../../src/moderation/audit-chain.ts'
import { flagActs } from '../../../src/content/moderator-ids.ts'
import { dyingStore } from '../../store/dying-store.ts'
import { cardOf, minute, openDeskStage, times, type DeskStage } from './desk-stage.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await openDeskStage()
})
afterEach(() => stage.close())

const cards = () => stage.said().filter(({ text }) => text?.includes('Answered with'))
const acts = async () => (await stage.tools.store.readAudit(0, 1000)).map(({ act }) => act)
const rounds = (...desks: readonly { runDue(): Promise<void> }[]) =>
  Promise.all(desks.map((desk) => desk.runDue()))

describe('an unclaimed critical flag', () => {
  test('rings again and again, once however many workers there are, as one card at the end of the chat', async () => {
    const desks = [stage.worker(), stage.worker(), stage.worker()]
    const id = await stage.raise()
    stage.pass(times.lease)
    await rounds(...desks)
    expect(cards()).toHaveLength(1)
    for (const pause of [5, 10, 10]) {
      const before = stage.calls('sendMessage').length
      const shownAt = stage.calls('sendMessage').length === 1 ? times.lease : 0
      stage.pass(pause * minute - shownAt - 1)
      await rounds(...desks)
      expect(stage.calls('sendMessage')).toHaveLength(before)
      stage.pass(1)
      await rounds(...desks)
      expect(stage.calls('sendMessage')).toHaveLength(before + 1)
      expect(stage.calls('sendMessage').at(-1)?.['disable_notification']).toBeUndefined()
      expect(cardOf(stage, id).text).toContain('still unclaimed')
    }
    await stage.press(stage.worker(), stage.ann, 'claim', id)
    stage.pass(20 * minute)
    await rounds(...desks)
    expect(cardOf(stage, id).text).toContain('(claimed)')
    expect(await acts()).toEqual(['raise', 'ring', 'ring', 'ring', 'claim'])
  })
})

describe('a claim that lies idle', () => {
  test('goes back into the queue with a ring; an act of its holder keeps it', async () => {
    const desk = stage.worker()
    const id = await stage.raise()
    stage.pass(times.lease)
    await desk.runDue()
    await stage.press(desk, stage.ann, 'claim', id)
    stage.pass(29 * minute)
    await stage.press(desk, stage.ann, 'waiting', id)
    stage.pass(29 * minute)
    await desk.runDue()
    expect(cardOf(stage, id).text).toContain('(claimed)')
    stage.pass(minute)
    await desk.runDue()
    expect(cardOf(stage, id).text).toContain('(open)')
    expect(await stage.press(desk, stage.ben, 'claim', id)).toMatch(/^You hold this flag now/)
  })
})

describe('low flags', () => {
  test('come as one silent digest an hour, once, and open by a number', async () => {
    const desks = [stage.worker(), stage.worker()]
    const ids = [
      await stage.raise({ severity: 'low', category: 'dosing' }),
      await stage.raise({ severity: 'low', category: 'illicit' }),
    ]
    stage.pass(59 * minute)
    await rounds(...desks)
    expect(stage.said()).toEqual([])
    stage.pass(minute)
    await rounds(...desks)
    await rounds(...desks)
    const digests = stage.said()
    const listed = digests.flatMap(({ reply_markup: markup }) => markup?.inline_keyboard.flat() ?? [])
    expect(listed).toHaveLength(2)
    expect(digests[0]?.text).toMatch(/^Flags that can wait: /)
    expect(stage.calls('sendMessage').every((call) => call['disable_notification'] === true)).toBe(true)
    const [first = ''] = ids
    const digest = digests.find(({ reply_markup: markup }) => JSON.stringify(markup).includes(`:${first}"`))
    if (digest === undefined) throw new Error('not listed')
    await stage.press(desks[0] ?? stage.worker(), stage.ann, 'open', first, digest)
    expect(cardOf(stage, first).text).toContain('(open)')
    stage.pass(120 * minute)
    await rounds(...desks)
    expect(cards()).toHaveLength(1)
  })
})

describe('the context', () => {
  test('deletes itself, also when the worker that showed it is gone', async () => {
    const id = await stage.raise({}, ['what came before', 'and after'])
    stage.pass(times.lease)
    await stage.worker().runDue()
    await stage.press(stage.worker(), stage.ann, 'claim', id)
    expect(await stage.press(stage.worker(), stage.ben, 'context', id)).toMatch(/holds this flag/)
    expect(stage.said(stage.ben)).toEqual([])
    await stage.press(stage.worker(), stage.ann, 'context', id)
    const [shown] = stage.said(stage.ann)
    expect(shown?.text).toContain('1. what came before\n2. and after')
    expect(shown?.has_protected_content).toBe(true)
    stage.pass(times.context)
    await stage.worker().runDue()
    expect(stage.said(stage.ann)).toEqual([])
    expect(await acts()).toEqual(['raise', 'claim', 'look'])
  })

  test('needs a private chat with the bot, and says so', async () => {
    const { people } = stage.telegram.core
    const cleo = people.addPerson({ firstName: 'Cleo' }).id
    people.join(cleo, stage.moderators)
    const id = await stage.raise({}, ['before'])
    stage.pass(times.lease)
    await stage.worker().runDue()
    await stage.press(stage.worker(), cleo, 'claim', id)
    expect(await stage.press(stage.worker(), cleo, 'context', id)).toMatch(/Open a private chat/)
  })
})

describe('a card that a moderator has deleted', () => {
  test('comes back at the next act', async () => {
    const desk = stage.worker()
    const id = await stage.raise()
    stage.pass(times.lease)
    await desk.runDue()
    const card = cardOf(stage, id)
    stage.telegram.core.world.rooms.get(stage.moderators)?.messages.delete(card.message_id)
    await stage.press(desk, stage.ann, 'claim', id, card)
    expect(cardOf(stage, id).text).toContain('(claimed)')
  })
})

describe('a worker that dies', () => {
  const soon = (work: Promise<unknown>) =>
    Promise.race([work, new Promise((resolve) => void setTimeout(resolve, 250))])

  // Every number of steps that showing and claiming a flag take.
  test.each(Array.from({ length: 14 }, (_, steps) => steps))(
    'after %i steps of showing a flag: it is shown in the end',
    async (steps) => {
      const id = await stage.raise()
      stage.pass(times.lease)
      await soon(stage.worker(dyingStore(stage.tools.store, steps)).runDue())
      stage.pass(times.lease)
      await stage.worker().runDue()
      stage.pass(times.lease)
      await stage.worker().runDue()
      expect(cards().length).toBeGreaterThanOrEqual(1)
      // One that was left behind goes when it is pressed.
      expect(cards().length).toBeLessThanOrEqual(2)
      const card = cards().at(-1)
      const flag = await stage.tools.store.readFlag(id)
      expect(flag?.dueAt).toBe(flag === null ? 0 : flag.createdAt + 5 * minute)
      expect(card?.text).toContain(`Flag ${id}`)
      expect(await acts()).toEqual(['raise'])
    },
  )

  test.each(Array.from({ length: 14 }, (_, steps) => steps))(
    'after %i steps of a claim: it is claimed with its card and its entry in the trail, or not at all',
    async (steps) => {
      const id = await stage.raise()
      stage.pass(times.lease)
      await stage.worker().runDue()
      await soon(stage.press(stage.worker(dyingStore(stage.tools.store, steps)), stage.ann, 'claim', id))
      stage.pass(times.lease)
      await stage.worker().runDue()
      const flag = await stage.tools.store.readFlag(id)
      const isClaimed = flag?.state === 'claimed'
      expect(cardOf(stage, id).text).toContain(isClaimed ? '(claimed)' : '(open)')
      expect(await acts()).toEqual(isClaimed ? ['raise', 'claim'] : ['raise'])
      const trail = await stage.tools.store.readAudit(0, 100)
      expect(checkedFurther(unchecked, trail).fault).toBeNull()
    },
  )
})

describe('a member who does not hold a flag', () => {
  const holdersOwn = flagActs.filter((act) => !['open', 'claim', 'back'].includes(act))
  test.each(holdersOwn)('cannot %s with forged data', async (act) => {
    const id = await stage.raise({}, ['what came before'])
    stage.pass(times.lease)
    await stage.worker().runDue()
    await stage.tools.store.writeSetting('check-ins:private', 'on')
    for (const claimed of [false, true]) {
      if (claimed) await stage.press(stage.worker(), stage.ann, 'claim', id)
      const before = await stage.tools.store.readFlag(id)
      const told = await stage.press(stage.worker(), stage.ben, act, id)
      expect(told).toMatch(
        claimed
          ? /holds this flag|Only a false alarm|not switched/
          : /Claim the flag first|Only a false alarm|not switched/,
      )
      const after = await stage.tools.store.readFlag(id)
      expect(after).toMatchObject({ state: before?.state, holder: before?.holder })
      expect(cardOf(stage, id).text).toContain(claimed ? '(claimed)' : '(open)')
      expect(stage.said(stage.ben)).toEqual([])
    }
    expect(await acts()).toEqual(['raise', 'claim'])
  })
})

describe('somebody who forges from another chat', () => {
  test.each(flagActs)('cannot %s there, not even a moderator', async (act) => {
    const id = await stage.raise()
    stage.pass(times.lease)
    await stage.worker().runDue()
    const elsewhere = {
      ...cardOf(stage, id),
      chat: { id: stage.ann, type: 'private' as const, first_name: 'A' },
    }
    const before = await stage.tools.store.readFlag(id)
    expect(await stage.press(stage.worker(), stage.ann, act, id, elsewhere)).toMatch(/^This works only in/)
    expect(await stage.tools.store.readFlag(id)).toEqual(before)
  })
})

test('the code of a flag that there is not leads nowhere, whatever is pressed', async () => {
  const id = await stage.raise()
  stage.pass(times.lease)
  await stage.worker().runDue()
  const card = cardOf(stage, id)
  for (const act of flagActs)
    expect(await stage.press(stage.worker(), stage.ann, act, 'no-such-flag', card)).toMatch(
      /not there any more|gone|erased/i,
    )
  expect(await acts()).toEqual(['raise'])
})
