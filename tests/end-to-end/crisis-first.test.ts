import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { labelsOf, openStage, type Stage } from './stage.ts'

/** Promise 1: a message on a crisis route is answered at once, in one message that already holds the numbers. */

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

const words = 'i want to die'

/** What a fresh person hears after an act. */
async function heardAfter(act: (person: number) => void): Promise<string> {
  const { core } = stage.telegram
  const person = core.people.addPerson({ firstName: 'P' }).id
  core.people.say(person, person, '/start')
  await stage.quiet()
  const before = stage.said(person).length
  act(person)
  await stage.quiet()
  return stage
    .said(person)
    .slice(before)
    .map((message) => message.text ?? '')
    .join('\n---\n')
}

describe('in a private chat', () => {
  const ways: readonly [way: string, act: (stage: Stage, person: number) => void][] = [
    ['text', ({ telegram }, person) => telegram.core.people.say(person, person, words)],
    [
      'a caption',
      ({ telegram }, person) =>
        telegram.core.people.sendMedia(person, person, { kind: 'photo', caption: words }),
    ],
    [
      'a forward',
      ({ telegram }, person) => {
        const { core } = telegram
        const { message } = core.people.say(person, stage.group, 'hello')
        void message
        const own = core.people.say(person, person, words)
        core.people.forward(person, person, own.message.message_id, person)
      },
    ],
    ['a deep link', ({ telegram }, person) => telegram.core.people.openDeepLink(person, 'i_want_to_die')],
    [
      'words behind a command',
      ({ telegram }, person) => telegram.core.people.say(person, person, `/topics ${words}`),
    ],
    [
      'words behind an unknown command',
      ({ telegram }, person) => telegram.core.people.say(person, person, `/x ${words}`),
    ],
    [
      'a poll',
      ({ telegram }, person) =>
        telegram.core.people.sendMedia(person, person, {
          kind: 'poll',
          question: words,
          options: ['yes', 'no'],
        }),
    ],
  ]
  test.each(ways)('%s', async (_way, act) => {
    stage.telegram.core.people.addPerson({ firstName: 'x' })
    const heard = await heardAfter((person) => {
      if (_way === 'a forward') stage.telegram.core.people.join?.(person, stage.group)
      act(stage, person)
    })
    expect(heard).toContain('988')
  })

  test('an edit', async () => {
    const { people } = stage.telegram.core
    const heard = await heardAfter((person) => {
      const { message } = people.say(person, person, 'what is kratom')
      people.edit(person, person, message.message_id, words)
    })
    expect(heard).toContain('988')
  })

  test('a button of a crisis reply is pressed before anything else: the line comes again', async () => {
    const [reply] = await stage.tell(stage.ann, words)
    expect(reply?.text).toContain('988')
    if (reply === undefined) return
    for (const label of labelsOf(reply).filter((text) => text !== "I'm not in that country")) {
      const [next] = await stage.press(stage.ann, reply, label)
      expect(next?.text, label).toContain('988')
    }
  })

  test('two crises in a row get different words', async () => {
    const [first] = await stage.tell(stage.ben, words)
    const [second] = await stage.tell(stage.ben, words)
    expect(second?.text).toContain('988')
    expect(second?.text).not.toBe(first?.text)
  })
})

describe('in a group', () => {
  test('also when nobody spoke to the bot: one short public message that quotes nobody', async () => {
    const messages = await stage.tell(stage.ann, words, stage.group)
    expect(messages).toHaveLength(1)
    expect(messages[0]?.text).toContain('988')
    expect(messages[0]?.text).not.toContain(words)
    expect(messages[0]?.reply_to_message).toBeUndefined()
  })

  test('other talk is left alone', async () => {
    const { people } = stage.telegram.core
    const cara = people.addPerson({ firstName: 'Cara' }).id
    people.join(cara, stage.group)
    expect(await stage.tell(cara, 'the meeting is on sunday at the library', stage.group)).toEqual([])
  })
})

describe('in inline mode', () => {
  test('the help lines stand first among the results', async () => {
    const { core } = stage.telegram
    core.people.askInline(stage.ann, stage.ann, words)
    await stage.quiet()
    const call = core.calls.findLast(({ method }) => method === 'answerInlineQuery')
    expect(JSON.stringify(call?.payload)).toContain('988')
    expect(call?.answer).toMatchObject({ body: { ok: true } })
  })
})

describe('while Telegram is slow', () => {
  test('a crisis reply overtakes an answer that has to wait', async () => {
    const { core } = stage.telegram
    const cleo = core.people.addPerson({ firstName: 'Cleo' }).id
    core.people.say(cleo, cleo, '/start')
    await stage.quiet()
    core.faults.add({ kind: 'too-many', retryAfterSeconds: 1 }, { method: 'sendMessage', chatId: cleo })
    core.people.say(cleo, cleo, 'what is kratom')
    core.people.say(cleo, cleo, words)
    await stage.quiet()
    const texts = stage.said(cleo).map((message) => message.text ?? '')
    expect(texts.findIndex((text) => text.includes('988'))).toBe(1)
    expect(texts).toHaveLength(3)
  })

  test('a crisis reply that Telegram refuses for now is tried again', async () => {
    const { core } = stage.telegram
    const dan = core.people.addPerson({ firstName: 'Dan' }).id
    core.faults.add({ kind: 'server-error' }, { method: 'sendMessage', chatId: dan })
    core.faults.add({ kind: 'drop' }, { method: 'sendMessage', chatId: dan })
    core.people.say(dan, dan, words)
    await stage.quiet()
    expect(
      stage
        .said(dan)
        .map((message) => message.text ?? '')
        .join(),
    ).toContain('988')
  })
})
