import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cardsLeftOf } from '../../../src/bot/moderators/cards-left.ts'
import { examplesFileName } from '../../../src/bot/moderators/examples-file.ts'
import type { FlagAct } from '../../../src/content/moderator-ids.ts'
import { lifeOf } from '../mortal.ts'
import { openDeskStage, times, type DeskStage } from './desk-stage.ts'

/** A person is forgotten between two steps of a moderator's act: nothing of them may come back. */

let stage: DeskStage
beforeEach(async () => {
  stage = await openDeskStage()
})
afterEach(() => stage.close())

/** As the answer to /forget does it: erase, then empty what is left. */
async function forget(id: string): Promise<void> {
  const { store, privacy } = stage.tools
  const flag = await store.readFlag(id)
  if (flag === null) throw new Error('no flag')
  await store.forget([flag.conversation])
  expect(await stage.worker().emptyCards(cardsLeftOf([flag], privacy))).toBe(true)
}

const acts: readonly (readonly [FlagAct, readonly FlagAct[]])[] = [
  ['claim', []],
  ['open', []],
  ['resolve', ['claim']],
  ['hand-over', ['claim']],
  ['context', ['claim']],
  ['example', ['claim', 'false-alarm']],
]

describe.each(acts)('while a moderator presses %s', (act, before) => {
  test('between any two of the steps', { timeout: 60_000 }, async () => {
    for (let steps = 0, lived = false; !lived; steps += 1) {
      const id = await stage.raise({}, ['what came before'])
      stage.pass(times.lease)
      await stage.worker().runDue()
      for (const step of before) await stage.press(stage.worker(), stage.ann, step, id)
      // The worker does not die here: it is only slow, and the person is forgotten meanwhile.
      const life = lifeOf(steps, () => forget(id))
      const pressing = stage.press(stage.mortalWorker(life), stage.ann, act, id)
      await pressing
      lived = !life.isOver()
      if (lived) await forget(id)
      const shown = [...stage.said(), ...stage.said(stage.ann)].map(({ text }) => text ?? '')
      expect(shown.filter((text) => text.endsWith(`Flag ${id}`))).toEqual([])
      expect(shown.filter((text) => text.includes('what came before'))).toEqual([])
      expect(await readFile(join(stage.folder, examplesFileName), 'utf8').catch(() => '')).toBe('')
    }
  })
})
