import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Api } from 'grammy'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openDeskTools } from '../../src/bot/moderators/open-desk-tools.ts'
import { createAnswerUpdate, type AnswerUpdate } from '../../src/bot/answer/answer-update.ts'
import { recoverOutbox } from '../../src/bot/answer/recover-outbox.ts'
import type { Shell } from '../../src/bot/answer/shell.ts'
import { loadConfig } from '../../src/bot/config.ts'
import { guardMemory } from '../../src/bot/guarded-memory.ts'
import { loadCore, type Core } from '../../src/bot/load-core.ts'
import { createLog } from '../../src/bot/log.ts'
import { createShell, type BotConfig } from '../../src/bot/start-bot.ts'
import { moderationTimes } from '../../src/moderation/times.ts'
import { startBotApiServer, type BotApiServer } from '../../src/playground/bot-api-server.ts'
import { newDataKey, parseDataKeys } from '../../src/privacy/data-key.ts'
import { storeKinds, type StoreGround } from '../store/each-store.ts'
import type { Store } from '../../src/store/store.ts'
import { lifeOf, type Life } from './mortal.ts'

/** A person's wish to be forgotten, with a worker that dies after each of its steps. */

const log = createLog('silent')
const key = newDataKey()
const later = 10 * 60_000

let folder: string
let telegram: BotApiServer
let config: BotConfig
let core: Core
let moderators: number
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-forget-'))
  telegram = await startBotApiServer()
  const { people } = telegram.core
  const ben = people.addPerson({ firstName: 'Ben' }).id
  const group = { title: 'M', type: 'supergroup', members: [ben], bot: 'administrator' } as const
  moderators = people.createGroup(group).id
  config = loadConfig({
    BOT_TOKEN: telegram.core.token,
    TELEGRAM_API_ROOT: telegram.url,
    DATA_DIR: folder,
    MODERATOR_CHAT_ID: String(moderators),
  }) as BotConfig // A token is set, so it is no playground.
  core = loadCore(config, telegram.core.world.bot.username)
}, 60_000)
afterAll(async () => {
  await telegram.close()
  await rm(folder, { recursive: true, force: true })
})

interface Worker {
  readonly shell: Shell
  readonly answer: AnswerUpdate
}

function startWorker(store: Store, life: Life | null, ahead = 0): Worker {
  const api = new Api(telegram.core.token, { apiRoot: telegram.url })
  if (life !== null) api.config.use(life.transformer)
  const mortal = life === null ? store : life.store(store)
  const memory = { ...guardMemory(mortal, () => parseDataKeys(key, 'test'), log), onlyWorker: false }
  const desk = openDeskTools(config, api, core.content, memory, log)
  const made = createShell(config, api, telegram.core.world.bot, core, memory, desk, log, undefined)
  const shell = { ...made, clock: () => Date.now() + ahead }
  return { shell, answer: createAnswerUpdate(shell) }
}

async function quiet({ shell }: Worker): Promise<void> {
  await shell.lanes.drain(5000)
  await shell.desk?.drain(5000)
  await shell.lanes.drain(5000)
}

let updates = 0
function said(person: number, text: string) {
  updates += 1
  const from = { id: person, is_bot: false, first_name: 'P', language_code: 'en' }
  const chat = { id: person, type: 'private', first_name: 'P' }
  return { update_id: updates, message: { message_id: updates, date: 1_790_000_000, from, chat, text } }
}
function pressed(person: number, data: string) {
  updates += 1
  const from = { id: person, is_bot: false, first_name: 'P', language_code: 'en' }
  const message = {
    message_id: 1,
    date: 1_790_000_000,
    chat: { id: person, type: 'private', first_name: 'P' },
  }
  return {
    update_id: updates,
    callback_query: { id: `q${updates}`, from, message, data, chat_instance: 'x' },
  }
}
function texts(chatId: number): readonly string[] {
  const { world } = telegram.core
  const messages = [...(world.rooms.get(chatId)?.messages.values() ?? [])]
  return messages.filter((message) => message.from?.id === world.bot.id).map((message) => message.text ?? '')
}
function newcomer(): number {
  const { people } = telegram.core
  const person = people.addPerson({ firstName: 'P' }).id
  people.say(person, person, '/start')
  return person
}

describe.each(storeKinds)('/forget with $kind', (kind) => {
  let ground: StoreGround
  let store: Store
  beforeEach(async () => {
    ground = await kind.lay()
    store = ground.open()
  })
  afterEach(async () => {
    await store.close()
    await ground.tearDown()
  })

  /** True when the worker lived to the end. */
  async function forgottenWithDeathAfter(steps: number): Promise<boolean> {
    const person = newcomer()
    const healthy = startWorker(store, null)
    const secret = `so tired of it ${person}x`
    await healthy.answer(said(person, 'what is kratom'))
    await healthy.answer(said(person, `i want to die, ${secret}`))
    await healthy.answer(said(person, 'nobody would miss me'))
    await quiet(healthy)
    const conversation = healthy.shell.privacy.personKey(person)
    const flags = await store.flagsOf(conversation)
    expect(flags.length).toBeGreaterThan(0)
    const isCard = (text: string) => flags.some(({ id }) => text.endsWith(`Flag ${id}`))
    expect(texts(moderators).filter(isCard)).toHaveLength(flags.length)

    const emptied = () => texts(moderators).filter((text) => text.includes('has erased their data')).length
    const emptiedBefore = emptied()
    const wish = pressed(person, 'forget-yes')
    const life = lifeOf(steps)
    const mortal = startWorker(store, life)
    await Promise.race([mortal.answer(wish).then(() => quiet(mortal)), life.died])
    const lived = !life.isOver()

    // Another worker, once the leases of the dead one have ended; and Telegram sends the update again.
    const next = startWorker(store, null, later)
    await recoverOutbox(next.shell, false)
    await next.shell.desk?.runDue(moderationTimes.lease)
    await next.answer(wish)
    await quiet(next)
    await recoverOutbox(next.shell, false)
    await quiet(next)

    expect(await store.flagsOf(conversation)).toEqual([])
    for (const flag of flags) expect(await store.readNeighbours(flag)).toEqual([])
    expect(texts(moderators).filter(isCard)).toEqual([])
    expect(emptied() - emptiedBefore).toBe(flags.length)
    expect(await store.load(conversation, wish.update_id)).toMatchObject({ version: 0, answered: true })
    const receipts = texts(person).filter((text) => text.startsWith('Done. I have erased'))
    const inDoubt = texts(person).filter((text) => text.startsWith('I was interrupted'))
    expect(receipts.length).toBeLessThanOrEqual(1)
    expect(receipts.length + inDoubt.length).toBeGreaterThanOrEqual(1)
    for (const receipt of receipts) expect(receipt).toMatch(/: [2-9] records/)
    await vi.waitFor(async () => {
      expect((await store.summarize(conversation)).outboxItems).toBe(inDoubt.length === 0 ? 0 : 1)
    })
    return lived
  }

  test('loses nothing, whichever step is the last of a worker', { timeout: 240_000 }, async () => {
    let steps = 0
    while (!(await forgottenWithDeathAfter(steps))) steps += 1
    // The commit, the erasing, each card, the receipt: there was something to die between.
    expect(steps).toBeGreaterThan(8)
  })

  test(
    "with the moderators' chat out of reach erases at once, and empties the card when it can",
    { timeout: 60_000 },
    async () => {
      const person = newcomer()
      const worker = startWorker(store, null)
      await worker.answer(said(person, 'i want to die'))
      await quiet(worker)
      const conversation = worker.shell.privacy.personKey(person)
      const [flag] = await store.flagsOf(conversation)
      telegram.core.faults.add(
        { kind: 'server-error' },
        { method: 'editMessageText', chatId: moderators, times: 20 },
      )
      await worker.answer(pressed(person, 'forget-yes'))
      await quiet(worker)
      expect(await store.flagsOf(conversation)).toEqual([])
      expect(texts(person).filter((text) => text.startsWith('Done.'))).toHaveLength(1)
      const card = () => texts(moderators).some((text) => text.endsWith(`Flag ${flag?.id}`))
      expect(card()).toBe(true)
      telegram.core.faults.clear()
      const next = startWorker(store, null, later)
      await recoverOutbox(next.shell, false)
      await quiet(next)
      expect(card()).toBe(false)
      await vi.waitFor(async () => {
        expect(await store.summarize(conversation)).toEqual({ conversations: 0, outboxItems: 0, flags: 0 })
      })
    },
  )
})
