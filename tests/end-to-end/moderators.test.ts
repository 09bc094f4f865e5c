import type { Message } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { flagActs, moderatorCommandIds } from '../../src/content/moderator-ids.ts'
import { commandsFor } from '../../src/playground/bot-api/bot-profile.ts'
import { labelsOf, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
  // A moderator who can be written to in private.
  await stage.tell(stage.ben, '/start')
}, 60_000)
afterAll(() => stage.close())

const cards = () => stage.said(stage.moderators).filter(({ text }) => text?.includes('Answered with'))
const again = (message: Message) =>
  stage.said(message.chat.id).find(({ message_id: id }) => id === message.message_id)
/** What was shown for a moment above the chat, newest last. */
const notices = () =>
  stage.telegram.core.calls
    .filter(({ method }) => method === 'answerCallbackQuery')
    .map(({ payload }) => payload['text'])

/** Presses a button of the card as it stands there now. */
async function press(person: number, card: Message, label: string): Promise<readonly Message[]> {
  const now = again(card)
  if (now === undefined) throw new Error('the card is gone')
  return stage.press(person, now, label)
}

async function flagged(text: string, person = stage.ann): Promise<Message> {
  const before = new Set(cards().map(({ message_id: id }) => id))
  await stage.tell(person, text)
  const card = cards().find(({ message_id: id }) => !before.has(id))
  if (card === undefined) throw new Error('no card')
  return card
}
function cara(): number {
  const { people } = stage.telegram.core
  const id = people.addPerson({ firstName: 'Cara' }).id
  people.join(id, stage.moderators)
  return id
}

describe('a card', () => {
  test('tells what to do and as little as can be of the person, and rings', async () => {
    const card = await flagged('i want to die, call me at 555 010 2030, my name is Annabel')
    expect(card.text).toContain('critical: suicide (open)')
    expect(card.text).toMatch(/Region: .+\. Language: English\. When: 20\d\d-/)
    expect(card.text).toMatch(/Answered with: crisis-suicide/)
    expect(card.text).toContain('Held by: nobody')
    expect(card.text).not.toMatch(/2030|Annabel|Ann\b|ann_writes/)
    expect(labelsOf(card)).toEqual(['Claim'])
    const sent = stage.telegram.core.calls.findLast(
      ({ method, payload }) => method === 'sendMessage' && payload['chat_id'] === stage.moderators,
    )
    expect(sent?.payload['disable_notification']).toBeUndefined()
  })

  test('is claimed, noted, handed over and resolved in its place', async () => {
    const card = await flagged('i am going to kill myself')
    await press(stage.ben, card, 'Claim')
    const claimed = again(card)
    expect(claimed?.text).toContain('(claimed)')
    expect(claimed?.text).toMatch(/Held by: [A-Z][a-z]+ [A-Z][a-z]+\n/)
    expect(claimed?.text).not.toContain('Ben')
    expect(labelsOf(claimed)).toEqual(['Context', 'Note', 'Resolve', 'Hand over', 'Check in'])
    await press(stage.ben, card, 'Note')
    await press(stage.ben, card, 'Reached out')
    expect(again(card)?.text).toContain('Notes: reached out')
    await press(stage.ben, card, 'Resolve')
    expect(labelsOf(again(card))).toEqual(['Helped', 'False alarm', 'Referred on', 'Needs emergency', 'Back'])
    await press(stage.ben, card, 'Back')
    await press(stage.ben, card, 'Resolve')
    await press(stage.ben, card, 'Referred on')
    expect(again(card)?.text).toContain('(referred on)')
    expect(labelsOf(again(card))).toEqual([])
  })

  test('that is handed over comes anew at the end of the chat, and the old one goes', async () => {
    const card = await flagged('i want to end my life')
    await press(stage.ben, card, 'Claim')
    const [anew] = await press(stage.ben, card, 'Hand over')
    expect(anew?.text).toContain('(open)')
    expect(again(card)).toBeUndefined()
  })

  test('says when the person was misunderstood', async () => {
    const card = await flagged('i want to kill myself')
    const reply = stage.said(stage.ann).at(-1)
    if (reply === undefined) throw new Error('no reply')
    await stage.press(stage.ann, reply, 'You misunderstood me')
    expect(again(card)?.text).toContain('the person says it was misunderstood')
  })
})

describe('two moderators', () => {
  test('who press at once: one holds it, and both are told who', async () => {
    const card = await flagged('there is no reason to live, i will end it tonight')
    const second = cara()
    const { people } = stage.telegram.core
    const data = card.reply_markup?.inline_keyboard[0]?.[0]
    if (data === undefined || !('callback_data' in data)) throw new Error('no button')
    const before = notices().length
    for (const person of [stage.ben, second])
      people.press(person, stage.moderators, card.message_id, data.callback_data)
    await stage.quiet()
    const told = notices().slice(before).map(String).toSorted()
    expect(told).toHaveLength(2)
    const holder = /^You hold this flag now, (.+)\.$/.exec(told[1] ?? '')?.[1]
    expect(holder).toBeDefined()
    expect(told[0]).toBe(`${holder} holds this flag.`)
    expect(again(card)?.text).toContain(`Held by: ${holder}`)
  })
})

/** As an app could that still shows a chat which its owner has left. */
function pressFromOutside(person: number, card: Message, data: string): void {
  const { world } = stage.telegram.core
  const from = world.persons.get(person)
  if (from === undefined) throw new Error('nobody')
  const { id } = world.queries.ask('button', person)
  world.updates.add('callback_query', {
    callback_query: { id, from, message: card, chat_instance: 'x', data },
  })
}

describe('somebody who is no moderator', () => {
  test.each(flagActs)('cannot %s, neither in the chat nor with forged data from elsewhere', async (act) => {
    const card = await flagged('i want to die')
    const code = /Flag (\S+)$/.exec(card.text ?? '')?.[1] ?? ''
    const { people } = stage.telegram.core
    const eve = people.addPerson({ firstName: 'Eve' }).id
    await stage.tell(eve, '/start')
    const own = stage.said(eve).at(-1)
    if (own === undefined) throw new Error('no message')
    const before = notices().length
    people.press(eve, eve, own.message_id, `flag:${act}:${code}`, { forged: true })
    // Was a member, has the message still on the screen, and is none any more.
    people.join(eve, stage.moderators)
    people.leave(eve, stage.moderators)
    pressFromOutside(eve, card, `flag:${act}:${code}`)
    await stage.quiet()
    const refusal = "This works only in the moderators' chat, for its members."
    expect(notices().slice(before)).toEqual([refusal, refusal])
    expect(again(card)?.text).toBe(card.text)
    expect(labelsOf(again(card))).toEqual(['Claim'])
  })
})

describe('the context', () => {
  test('is shown to the holder alone, redacted, in a message of their own', async () => {
    const { people } = stage.telegram.core
    const dora = people.addPerson({ firstName: 'Dora' }).id
    await stage.tell(dora, 'what is kratom, my name is Dora Vance')
    const card = await flagged('i want to die', dora)
    await stage.tell(dora, 'my number is 555 010 2030')
    await press(stage.ben, card, 'Claim')
    const before = stage.said(stage.ben).length
    await press(stage.ben, card, 'Context')
    const shown = stage.said(stage.ben).slice(before)
    expect(shown).toHaveLength(1)
    expect(shown[0]?.text).toContain('what is kratom')
    expect(shown[0]?.text).not.toMatch(/Vance|2030/)
    expect(shown[0]?.text).toContain('my number is')
    expect(stage.said(stage.moderators).every(({ text }) => text?.includes('what is kratom') !== true)).toBe(
      true,
    )
  })
})

describe('after a restart', () => {
  test('the state is true and the buttons work', async () => {
    const card = await flagged('i want to die')
    await press(stage.ben, card, 'Claim')
    await stage.restart()
    await press(stage.ben, card, 'Resolve')
    await press(stage.ben, card, 'Helped')
    expect(again(card)?.text).toContain('(helped)')
  })
})

describe("the menu of the moderators' chat", () => {
  test('shows their commands, in Spanish to those who read Spanish, and to nobody else', async () => {
    const { world } = stage.telegram.core
    const seen = (languageCode: string, chatId: number) =>
      commandsFor(
        world.profile,
        { chatId, personId: stage.ben, isPrivate: chatId > 0, isAdmin: false },
        languageCode,
      )
    await vi.waitFor(() => expect(seen('es', stage.moderators)[0]?.description).toContain('Avisos'))
    expect(seen('en', stage.moderators).map(({ command }) => command)).toEqual(moderatorCommandIds)
    expect(seen('de', stage.moderators)).toEqual(seen('en', stage.moderators))
    expect(seen('en', stage.group).map(({ command }) => command)).toContain('crisis')
  })

  test('is not needed: when Telegram refuses, the commands work', async () => {
    const other = await openStage()
    try {
      other.telegram.core.faults.add(
        { kind: 'refuse', code: 400, description: 'Bad Request: chat not found' },
        { method: 'setMyCommands', times: Infinity },
      )
      await other.restart()
      const [answer] = await other.tell(other.ben, '/queue', other.moderators)
      expect(answer?.text).toBe('There is nothing here.')
    } finally {
      await other.close()
    }
  })
})

describe('/forget', () => {
  test('empties the open card', async () => {
    const { people } = stage.telegram.core
    const finn = people.addPerson({ firstName: 'Finn' }).id
    const card = await flagged('i want to die', finn)
    const [ask] = await stage.tell(finn, '/forget')
    if (ask === undefined) throw new Error('no answer')
    const [receipt] = await stage.press(finn, ask, 'Yes, erase it')
    expect(receipt?.text).toMatch(/Done\./)
    expect(again(card)?.text).toMatch(/has erased their data/)
    expect(labelsOf(again(card))).toEqual([])
  })
})
