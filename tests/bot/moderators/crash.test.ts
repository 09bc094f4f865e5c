import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFlagCase, writeFlagCase } from '../../../src/bot/moderators/flag-file.ts'
import type { FlagAct } from '../../../src/content/moderator-ids.ts'
import { checkedFurther, unchecked } from '../../../src/moderation/audit-chain.ts'
import type { FlagState } from '../../../src/store/store.ts'
import { storeKinds, type StoreGround } from '../../store/each-store.ts'
import { lifeOf } from '../mortal.ts'
import { minute, openDeskStage, times, type DeskStage } from './desk-stage.ts'

/** A worker that dies between each pair of its steps, of the store and of Telegram, in everything moderators do. */

/** Marks may follow. */
const stateWords: Readonly<Record<FlagState, string>> = {
  open: '(open',
  claimed: '(claimed',
  helped: '(helped',
  'false-alarm': '(false alarm',
  referred: '(referred on',
  emergency: '(needs emergency',
}

/** What leads up to an act, and the act of the trail that it becomes. */
const acts: readonly (readonly [FlagAct, readonly FlagAct[], string])[] = [
  ['claim', [], 'claim'],
  ['waiting', ['claim'], 'note'],
  ['hand-over', ['claim'], 'hand-over'],
  ['helped', ['claim'], 'resolve'],
  ['context', ['claim'], 'look'],
  ['check-in-seen', ['claim'], 'check-in'],
  ['example', ['claim', 'false-alarm'], 'example'],
]

describe.each(storeKinds)('with $kind', { timeout: 120_000 }, (kind) => {
  let ground: StoreGround
  let stage: DeskStage
  let dora: number
  beforeEach(async () => {
    ground = await kind.lay()
    stage = await openDeskStage({ ground })
    const { people } = stage.telegram.core
    dora = people.addPerson({ firstName: 'Dora' }).id
    people.say(dora, dora, '/start')
    await stage.tools.store.writeSetting('check-ins:private', 'on')
  })
  afterEach(async () => {
    await stage.close()
    await ground.tearDown()
  })

  async function shownFlag(more: Parameters<DeskStage['raise']>[0] = {}): Promise<string> {
    const id = await stage.raise(more, ['what came before', 'and after'])
    const found = await readFlagCase(stage.tools, id)
    if (found === null) throw new Error('no flag')
    await writeFlagCase(stage.tools, {
      flag: { ...found.flag, version: found.flag.version + 1 },
      details: { ...found.details, personId: dora, place: { chatId: dora, isGroup: false } },
    })
    stage.pass(times.lease)
    await stage.worker().runDue()
    return id
  }
  const trailOf = async (id: string) => {
    const trail = await stage.tools.store.readAudit(0, 1000)
    expect(checkedFurther(unchecked, trail).fault).toBeNull()
    return trail.filter(({ flag }) => flag === id).map(({ act }) => act)
  }
  /** What other workers do once they see that it is gone. */
  const takenUp = async () => {
    for (let rounds = 0; rounds < 3; rounds += 1) {
      stage.pass(times.lease)
      await stage.freshWorker().runDue()
    }
  }
  async function isConsistent(id: string): Promise<void> {
    const flag = await stage.tools.store.readFlag(id)
    if (flag === null) throw new Error('the flag is lost')
    const cards = stage.said().filter(({ text }) => text?.endsWith(`Flag ${id}`))
    // A second card can stay behind, and goes when it is pressed. The newest one is true.
    expect(cards.length).toBeGreaterThanOrEqual(1)
    expect(cards.length).toBeLessThanOrEqual(2)
    expect(cards.at(-1)?.text).toContain(stateWords[flag.state])
  }
  /** Dies after 0, 1, 2, … steps until it lives to the end; then tells how many there were. */
  async function dyingAfterEach(once: (steps: number) => Promise<boolean>): Promise<number> {
    for (let steps = 0; ; steps += 1) if (await once(steps)) return steps
  }

  test.each(acts)(
    '%s is done with its entry in the trail and its card, or not at all',
    async (act, before, entry) => {
      const steps = await dyingAfterEach(async (lives) => {
        const id = await shownFlag()
        for (const step of before) await stage.press(stage.worker(), stage.ann, step, id)
        const already = (await trailOf(id)).length
        const letters = stage.said(dora).length
        const life = lifeOf(lives)
        const pressing = stage.press(stage.mortalWorker(life), stage.ann, act, id)
        await Promise.race([pressing, life.died])
        await takenUp()
        const added = (await trailOf(id)).slice(already)
        expect([[], [entry]]).toContainEqual(added)
        await isConsistent(id)
        // A person is never written to twice by a machine.
        expect(stage.said(dora).length - letters).toBeLessThanOrEqual(act === 'check-in-seen' ? 1 : 0)
        // What was shown for a while goes, also what a dead worker has shown.
        stage.pass(times.context)
        await stage.freshWorker().runDue()
        expect(stage.said(stage.ann).filter(({ text }) => text?.includes('what came before'))).toEqual([])
        // And the moderator can do it again, or has done it.
        if (added.length === 0) await stage.press(stage.worker(), stage.ann, act, id, newestCard(id))
        expect((await trailOf(id)).slice(already)).toEqual([entry])
        return !life.isOver()
      })
      expect(steps).toBeGreaterThan(3)
    },
  )

  const newestCard = (id: string) => {
    const card = stage.said().findLast(({ text }) => text?.endsWith(`Flag ${id}`))
    if (card === undefined) throw new Error('no card')
    return card
  }

  test('a ring is rung and told, however often its worker dies', async () => {
    await dyingAfterEach(async (lives) => {
      const id = await shownFlag()
      stage.pass(5 * minute)
      const life = lifeOf(lives)
      await Promise.race([stage.mortalWorker(life).runDue(), life.died])
      await takenUp()
      await isConsistent(id)
      expect((await trailOf(id)).filter((act) => act === 'ring')).toHaveLength(1)
      // Out of the way of the next.
      await stage.press(stage.worker(), stage.ann, 'claim', id, newestCard(id))
      await stage.press(stage.worker(), stage.ann, 'helped', id, newestCard(id))
      return !life.isOver()
    })
  })

  test('a digest is shown in the end, however often its worker dies', async () => {
    await dyingAfterEach(async (lives) => {
      const id = await stage.raise({ severity: 'low', category: 'dosing' })
      stage.pass(times.digest)
      const life = lifeOf(lives)
      await Promise.race([stage.mortalWorker(life).runDue(), life.died])
      await takenUp()
      const listed = stage.said().filter(({ reply_markup: markup }) => JSON.stringify(markup)?.includes(id))
      expect(listed.length).toBeGreaterThanOrEqual(1)
      expect(listed.length).toBeLessThanOrEqual(2)
      expect(await trailOf(id)).toEqual(['raise', 'digest'])
      return !life.isOver()
    })
  })
})
