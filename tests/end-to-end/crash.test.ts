import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openProcessStage, until, type ProcessStage } from './process.ts'

/** Promise 4: nothing lost, nothing doubled, whenever the process is killed. */

let stage: ProcessStage
beforeEach(async () => {
  stage = await openProcessStage()
})
afterEach(() => stage.close())

function textsTo(person: number): readonly string[] {
  const { world } = stage.telegram.core
  const messages = [...(world.rooms.get(person)?.messages.values() ?? [])]
  return messages.filter((message) => message.from?.id === world.bot.id).map((message) => message.text ?? '')
}

const polled = () => stage.telegram.core.calls.some(({ method }) => method === 'getUpdates')

describe('killed in the middle of a batch', () => {
  // Milliseconds after the first of the messages was sent: before, during and after answering.
  test.each([0, 20, 40, 60, 90])('%i ms after the first message', async (delay) => {
    const { core } = stage.telegram
    const people = Array.from(
      { length: 20 },
      (_, index) => core.people.addPerson({ firstName: `P${index}` }).id,
    )
    const first = stage.start()
    await until('the bot polls', polled)
    for (const person of people) core.people.say(person, person, person % 4 === 0 ? 'i want to die' : '/help')
    await new Promise((resolve) => setTimeout(resolve, delay))
    first.child.kill('SIGKILL')
    await first.ended

    const second = stage.start()
    await until('everybody is answered', () => people.every((person) => textsTo(person).length > 0))
    await core.settled()
    // A clean stop sends what is on its way: what would come twice has come by then.
    second.child.kill('SIGTERM')
    await second.ended
    for (const person of people) {
      const texts = textsTo(person)
      const answers = texts.filter((text) => !text.startsWith('I was interrupted'))
      if (person % 4 === 0) {
        expect(answers.length).toBeGreaterThanOrEqual(1)
        expect(answers.length).toBeLessThanOrEqual(2)
        expect(answers[0]).toContain('988')
      } else {
        expect(answers.length).toBeLessThanOrEqual(1)
        expect(texts.length).toBeGreaterThanOrEqual(1)
      }
    }
  })
})
