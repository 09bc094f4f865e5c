import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
}, 60_000)
afterAll(() => stage.close())

describe('/mydata', () => {
  test('tells a person everything that is held, and repeats none of their words', async () => {
    const { people } = stage.telegram.core
    const gwen = people.addPerson({ firstName: 'Gwen' }).id
    await stage.tell(gwen, '/region IE')
    for (let times = 0; times < 7; times += 1) await stage.tell(gwen, `i want to die, dear tortoise ${times}`)
    const told = (await stage.tell(gwen, '/mydata')).map(({ text }) => text ?? '')
    const all = told.join('\n')
    expect(told).toHaveLength(3)
    expect(all).toContain('Country: Ireland')
    expect(all).toContain('I showed you help lines, because a message sounded like thoughts of suicide')
    expect(all).toContain('Messages of yours that were flagged: 7')
    for (const number of [1, 6, 7]) expect(all).toContain(`\n${number}. 20`)
    expect(all).toMatch(/1\. .+ thoughts of suicide .+ no moderator has taken it yet.+ Erased by 20/)
    expect(all).not.toContain('tortoise')
  })

  test('does so in Spanish', async () => {
    const { people } = stage.telegram.core
    const ines = people.addPerson({ firstName: 'Ines', languageCode: 'es' }).id
    await stage.tell(ines, 'quiero morirme')
    const all = (await stage.tell(ines, '/mydata')).map(({ text }) => text ?? '').join('\n')
    expect(all).toContain('Mensajes suyos que fueron señalados: 1')
    expect(all).toContain('sonó a pensamientos de suicidio')
  })
})
