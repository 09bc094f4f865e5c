import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Message } from 'grammy/types'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ModeratorCommand } from '../../../src/bot/moderators/moderator-commands.ts'
import { cardsLeftOf } from '../../../src/bot/moderators/cards-left.ts'
import { examplesFileName } from '../../../src/bot/moderators/examples-file.ts'
import { auditFileHead, auditFileName } from '../../../src/content/gate/audit-file.ts'
import { cardOf, minute, openDeskStage, times, type DeskStage } from './desk-stage.ts'

let stage: DeskStage
beforeEach(async () => {
  stage = await openDeskStage()
})
afterEach(() => stage.close())

let updates = 0
async function send(
  person: number,
  command: ModeratorCommand,
  text = '',
  chatId = stage.moderators,
): Promise<readonly Message[]> {
  updates += 1
  const before = new Set(stage.said(chatId).map(({ message_id: id }) => id))
  await stage.worker().command({
    kind: 'moderator-command',
    command,
    text,
    updateId: updates,
    messageId: 1,
    personId: person,
    telegramLanguage: 'en',
    place: { chatId, kind: chatId > 0 ? 'private' : 'group', threadId: null },
  })
  return stage.said(chatId).filter(({ message_id: id }) => !before.has(id))
}
async function shown(flag: Parameters<DeskStage['raise']>[0] = {}, around: readonly string[] = []) {
  const id = await stage.raise(flag, around)
  stage.pass(times.lease)
  await stage.worker().runDue()
  return id
}
const acts = async () => (await stage.tools.store.readAudit(0, 1000)).map(({ act }) => act)
const examples = () => readFile(join(stage.folder, examplesFileName), 'utf8').catch(() => '')

describe('/queue and /mine', () => {
  test('list what is open, and what one holds', async () => {
    expect((await send(stage.ann, 'queue'))[0]?.text).toBe('There is nothing here.')
    const first = await shown()
    const second = await shown({ category: 'overdose' })
    await stage.press(stage.worker(), stage.ann, 'claim', second)
    const [queue] = await send(stage.ann, 'queue')
    expect(queue?.text).toMatch(/^Flags: 1\n\n1\. critical, suicide, open, 2026-11-24 12:\d\d UTC/)
    expect(JSON.stringify(queue?.reply_markup)).toContain(`flag:open:${first}`)
    const [mine] = await send(stage.ann, 'mine')
    expect(mine?.text).toContain('critical, overdose, claimed')
    expect((await send(stage.ben, 'mine'))[0]?.text).toBe('There is nothing here.')
  })
})

describe('/flag', () => {
  test('brings a card to the end of the chat; without a code the one that waits longest', async () => {
    const first = await shown()
    const second = await shown()
    expect((await send(stage.ann, 'flag', ` ${second}`))[0]?.text).toContain(`Flag ${second}`)
    expect((await send(stage.ann, 'flag'))[0]?.text).toContain(`Flag ${first}`)
    expect(cardOf(stage, first)).toBeDefined()
    expect((await send(stage.ann, 'flag', 'no-such-flag'))[0]?.text).toContain('no flag with that code')
  })
})

describe('/stats', () => {
  test('counts the last days from the trail', async () => {
    const id = await shown()
    await stage.press(stage.worker(), stage.ann, 'claim', id)
    await stage.press(stage.worker(), stage.ann, 'false-alarm', id)
    const [stats] = await send(stage.ann, 'stats')
    expect(stats?.text).toContain('raised:suicide: 1\nclosed:false-alarm: 1\nseconds-to-claim: 15')
  })
})

describe('/export', () => {
  test('sends the trail as a file of codes, and stands in it', async () => {
    await shown()
    await send(stage.ann, 'export')
    const sent = stage.calls('sendDocument').at(-1)?.['document']
    if (!(sent instanceof File)) throw new Error('no file')
    expect(sent.name).toBe(auditFileName)
    const [head, ...rows] = (await sent.text()).trimEnd().split('\n')
    expect(head).toBe(auditFileHead)
    expect(rows.map((row) => row.split(',')[4])).toEqual(['raise', 'export'])
  })
})

describe('/mute', () => {
  test('silences a conversation for a day, and lifts it', async () => {
    const id = await shown()
    const flag = await stage.tools.store.readFlag(id)
    const mutedUntil = async () => (await stage.tools.store.load(flag?.conversation ?? '', 0)).mutedUntil
    expect((await send(stage.ann, 'mute', ` ${id}`))[0]?.text).toContain('Muted until 2026-11-25')
    expect(await mutedUntil()).toBe(stage.now() + 24 * 60 * minute)
    expect(cardOf(stage, id).text).toContain('muted')
    expect((await send(stage.ann, 'mute', `${id} off`))[0]?.text).toBe('Not muted any more.')
    expect(await mutedUntil()).toBe(0)
    expect((await send(stage.ann, 'mute'))[0]?.text).toContain('Send /mute with the code')
    expect(await acts()).toEqual(['raise', 'mute', 'unmute'])
  })
})

describe('somebody who is no moderator', () => {
  test.each(['queue', 'flag', 'stats', 'mine', 'export', 'mute', 'missed'] as const)(
    'gets nothing from /%s',
    async (command) => {
      const id = await shown()
      const eve = stage.telegram.core.people.addPerson({ firstName: 'Eve' }).id
      const before = stage.said()
      const documents = stage.calls('sendDocument').length
      const refusal = "This works only in the moderators' chat, for its members."
      const [inChat] = await send(eve, command, id)
      expect(inChat?.text).toBe(refusal)
      stage.telegram.core.people.say(eve, eve, '/start')
      const [inPrivate] = await send(eve, command, id, eve)
      expect(inPrivate?.text).toBe(refusal)
      expect(await send(stage.ann, command, id, stage.ann)).toHaveLength(1)
      expect(stage.said().length).toBe(before.length + 1)
      expect(stage.calls('sendDocument')).toHaveLength(documents)
      expect(await acts()).toEqual(['raise'])
    },
  )
})

describe('a check-in', () => {
  test('goes out when the owner has switched it on, at most twice, and never with free words', async () => {
    const { people } = stage.telegram.core
    const dora = people.addPerson({ firstName: 'Dora', languageCode: 'en' }).id
    people.say(dora, dora, '/start')
    const group = people.createGroup({
      title: 'G',
      type: 'supergroup',
      members: [ben(), dora],
      bot: 'member',
    })
    const id = await stage.raise()
    const stored = await stage.tools.store.readFlag(id)
    if (stored === null) throw new Error('no flag')
    await raisedBy(id, dora, group.id)
    stage.pass(times.lease)
    await stage.worker().runDue()
    await stage.press(stage.worker(), stage.ann, 'claim', id)
    const checkIn = () => stage.press(stage.worker(), stage.ann, 'check-in-seen', id)
    expect(await checkIn()).toMatch(/has not switched check-ins on/)
    expect((await send(dora, 'checkins', 'on', group.id))[0]?.text).toMatch(/Only the owner/)
    expect(await checkIn()).toMatch(/has not switched check-ins on/)
    expect((await send(ben(), 'checkins', 'on', group.id))[0]?.text).toMatch(/^Check-ins are on/)
    expect(await stage.press(stage.worker(), stage.ben, 'check-in-seen', id)).toMatch(/holds this flag/)
    expect(await checkIn()).toMatch(/on its way/)
    expect(stage.said(dora).at(-1)?.text).toMatch(/^Somebody from the team has seen your message/)
    expect(await checkIn()).toMatch(/on its way/)
    expect(await checkIn()).toMatch(/done already/)
    expect(stage.said(dora)).toHaveLength(2)
    people.blockBot(dora)
    expect((await acts()).filter((act) => act === 'check-in')).toHaveLength(2)
  })

  const ben = () => stage.ben
  /** Who said it and where, as answering seals it into a flag. */
  async function raisedBy(id: string, personId: number, chatId: number): Promise<void> {
    const { readFlagCase, writeFlagCase } = await import('../../../src/bot/moderators/flag-file.ts')
    const found = await readFlagCase(stage.tools, id)
    if (found === null) throw new Error('no flag')
    await writeFlagCase(stage.tools, {
      flag: { ...found.flag, version: found.flag.version + 1 },
      details: { ...found.details, personId, place: { chatId, isGroup: true } },
    })
  }
})

describe('learning', () => {
  test('a false alarm becomes an example by a button, and leaves with the person', async () => {
    const id = await shown()
    const desk = stage.worker()
    await stage.press(desk, stage.ann, 'claim', id)
    await stage.press(desk, stage.ann, 'false-alarm', id)
    expect(await examples()).toBe('')
    expect(await stage.press(desk, stage.ben, 'example', id)).toMatch(/holds this flag/)
    expect(await examples()).toBe('')
    expect(await stage.press(desk, stage.ann, 'example', id)).toBe('Done.')
    expect(JSON.parse(await examples())).toMatchObject({
      text: '[name] said it',
      language: 'en',
      not: 'suicide',
    })
    expect(await stage.press(desk, stage.ann, 'example', id)).toMatch(/done already/)
    expect((await examples()).trimEnd().split('\n')).toHaveLength(1)
    const flag = await stage.tools.store.readFlag(id)
    expect(await desk.emptyCards(cardsLeftOf(flag === null ? [] : [flag], stage.tools.privacy))).toBe(true)
    expect(await examples()).toBe('')
  })

  test('only a false alarm does: what somebody forges for another flag is not kept', async () => {
    const id = await shown()
    await stage.press(stage.worker(), stage.ann, 'claim', id)
    expect(await stage.press(stage.worker(), stage.ann, 'example', id)).toMatch(/Only a false alarm/)
    expect(await examples()).toBe('')
  })

  test('words that were missed become one by /missed', async () => {
    const id = await shown({}, ['i gave my dog away'])
    expect((await send(stage.ann, 'missed', `${id} 1 suicide`))[0]?.text).toMatch(/Claim the flag first/)
    await stage.press(stage.worker(), stage.ann, 'claim', id)
    expect((await send(stage.ann, 'missed', `${id} 1 nonsense`))[0]?.text).toMatch(/^This keeps words/)
    expect((await send(stage.ann, 'missed', `${id} 2 suicide`))[0]?.text).toMatch(/Nothing was kept/)
    expect((await send(stage.ann, 'missed', `${id} 1 suicide`))[0]?.text).toMatch(/^Kept as an example/)
    expect(JSON.parse(await examples())).toMatchObject({ text: 'i gave my dog away', route: 'suicide' })
    expect(await acts()).toEqual(['raise', 'claim', 'missed'])
  })
})

describe('/console', () => {
  const buttonOf = (message: Message | undefined) => message?.reply_markup?.inline_keyboard[0]?.[0]

  test('leads from the chat to the private one, and opens the page there', async () => {
    const [inChat] = await send(stage.ann, 'console')
    expect(buttonOf(inChat)).toEqual({ text: 'Console', url: 'https://t.me/evenkeel_bot?start=console' })
    const [inPrivate] = await send(stage.ann, 'console', '12-abcDEF_1-2', stage.ann)
    const url = 'https://bot.example.org/console/#flag=12-abcDEF_1-2'
    expect(buttonOf(inPrivate)).toEqual({ text: 'Open the console', web_app: { url } })
  })

  test('a card leads to its own flag there', async () => {
    const id = await shown()
    const [, [toConsole] = []] = cardOf(stage, id).reply_markup?.inline_keyboard ?? []
    const url = `https://t.me/evenkeel_bot?start=console-${id}`
    expect(toConsole).toEqual({ text: 'Console', url })
  })

  test('is for members only, and says when there is none', async () => {
    const stranger = stage.telegram.core.people.addPerson({ firstName: 'Eve' }).id
    stage.telegram.core.people.say(stranger, stranger, '/start')
    const [refused] = await send(stranger, 'console', '', stranger)
    expect(refused?.text).toContain('only in the moderators')
    expect(refused?.reply_markup).toBeUndefined()
    stage.withoutConsole()
    expect((await send(stage.ann, 'console'))[0]?.text).toContain('no console here yet')
  })
})
