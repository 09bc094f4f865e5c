import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { storeKinds, type StoreGround } from '../../store/each-store.ts'
import { cardOf, openDeskStage, type DeskStage } from './desk-stage.ts'

describe.each(storeKinds)('with $kind', { timeout: 120_000 }, (kind) => {
  let ground: StoreGround
  let stage: DeskStage
  beforeEach(async () => {
    ground = await kind.lay()
    stage = await openDeskStage({ ground })
  })
  afterEach(async () => {
    await stage.close()
    await ground.tearDown()
  })

  test('ten thousand flags: the card of a new one is there in less than a second', async () => {
    for (let count = 0; count < 10_000; count += 500)
      await Promise.all(
        Array.from({ length: 500 }, () =>
          stage.raise({ state: count % 1000 === 0 ? 'open' : 'helped', dueAt: null }),
        ),
      )
    const id = await stage.raise()
    const flag = await stage.tools.store.readFlag(id)
    if (flag === null) throw new Error('no flag')
    const desk = stage.worker()
    const asked = performance.now()
    desk.raised([flag])
    await desk.drain(5000)
    expect(performance.now() - asked).toBeLessThan(1000)
    expect(cardOf(stage, id)).toBeDefined()
  })
})
