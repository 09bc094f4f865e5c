import { readdir, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openProcessStage, until, type BotProcess, type ProcessStage } from './process.ts'

/** Anything that Telegram or a person can send, through the whole bot, as its own process, by webhook. */

const secret = 'a-secret-of-the-webhook'
const rounds = 10_000
const together = 40
const people = 20
/** Stands in every text that is sent, so that it can be looked for afterwards. */
const marker = 'zqxwv'

let stage: ProcessStage
let bot: BotProcess
let url: string
let persons: number[]
beforeAll(async () => {
  stage = await openProcessStage()
  const { core } = stage.telegram
  persons = Array.from(
    { length: people },
    (_, i) => core.people.addPerson({ firstName: `Nameof${marker}${i}` }).id,
  )
  for (const person of persons) core.people.say(person, person, '/start')
  const port = await freePort()
  url = `http://127.0.0.1:${port}/telegram`
  bot = stage.start({
    WEBHOOK_URL: url,
    WEBHOOK_SECRET: secret,
    HOST: '127.0.0.1',
    PORT: String(port),
    LOG_LEVEL: 'debug',
  })
  await until('the bot is ready', () => bot.output().includes('"started"'), 30_000)
}, 60_000)
afterAll(() => stage.close())

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

async function post(update: unknown): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret },
    body: JSON.stringify(update),
  })
  await response.arrayBuffer()
  return response.status
}

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom(
    'how many grams',
    'i want to die',
    '/start',
    '/region',
    '/forget',
    '/start t_liver',
    'hello',
    '',
  ),
  fc.string({ unit: 'grapheme-composite', minLength: 4000, maxLength: 4096 }),
)
const text = words.map((some) => (some.startsWith('/') || some === '' ? some : `${some} ${marker}`))
const id = fc.oneof(fc.nat(people - 1), fc.constantFrom(0, -1, 2 ** 52))
const entity = fc.record({
  type: fc.constantFrom('bot_command', 'mention', 'text_link', 'unheard_of'),
  offset: fc.integer({ min: -5, max: 5000 }),
  length: fc.integer({ min: -5, max: 5000 }),
})

/** Well-formed messages, messages with parts missing or wrong, and kinds of update that do not exist. */
const update = fc
  .tuple(
    fc.constantFrom(
      'message',
      'message',
      'edited_message',
      'callback_query',
      'inline_query',
      'channel_post',
      'my_chat_member',
      'chat_member',
      'poll_answer',
      'message_reaction',
      'of_the_future',
    ),
    id,
    text,
    fc.array(entity, { maxLength: 3 }),
    fc.constantFrom('private', 'group', 'supergroup', 'channel', 'unheard_of'),
    fc.option(fc.jsonValue({ maxDepth: 2 })),
    fc.constantFrom('text', 'caption', 'voice', 'sticker', 'location', 'poll', 'dice', 'of_the_future'),
  )
  .map(([kind, place, said, entities, type, junk, what]) => {
    const person = persons[place] ?? place
    const from = { id: person, is_bot: false, first_name: `Nameof${marker}`, language_code: 'en' }
    const chat = { id: type === 'private' ? person : -1_000_000_000_000 - person, type, first_name: 'P' }
    const message = {
      message_id: 7,
      date: 1_790_000_000,
      from,
      chat,
      [what]: what === 'text' || what === 'caption' ? said : (junk ?? {}),
      ...(what === 'text' && entities.length > 0 ? { entities } : {}),
      ...(junk === null ? {} : { reply_to_message: junk, forward_origin: junk }),
    }
    const isMessage = kind.endsWith('message') || kind === 'channel_post'
    return {
      [kind]: isMessage
        ? message
        : { id: `q${place}`, from, chat, message, data: said, query: said, offset: '', junk },
    }
  })

test(
  `${rounds} random and hostile updates: each is taken, and a crisis is answered as ever`,
  { timeout: 240_000 },
  async () => {
    const all = fc.sample(update, { numRuns: rounds, seed: 42 })
    let next = 0
    const statuses = new Map<number, number>()
    const worker = async (): Promise<void> => {
      while (next < all.length) {
        const number = next++
        const status = await post({ update_id: 1000 + number, ...all[number] })
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    }
    await Promise.all(Array.from({ length: together }, worker))
    expect(Object.fromEntries(statuses)).toEqual({ 200: rounds })
    expect(bot.child.exitCode).toBeNull()
    expect(bot.output()).not.toMatch(/"event":"(?:fault|gate-refused|update-failed)"/)

    const [ann = 0] = persons
    const from = { id: ann, is_bot: false, first_name: 'P' }
    const chat = { id: ann, type: 'private', first_name: 'P' }
    const said = { message_id: 9, date: 1_790_000_001, from, chat, text: 'i want to kill myself' }
    const isAnswered = () =>
      stage.telegram.core.calls.some(
        ({ method, payload }) =>
          method === 'sendMessage' && payload['chat_id'] === ann && String(payload['text']).includes('988'),
      )
    expect(await post({ update_id: 900_000, message: said })).toBe(200)
    await until('the crisis is answered', isAnswered)
  },
)

test('after that nothing that was sent stands in the store or the log', async () => {
  bot.child.kill('SIGTERM')
  expect(await bot.ended).toMatchObject({ code: 0 })
  const names = await readdir(stage.dataDir)
  expect(names.length).toBeGreaterThan(0)
  const secrets = [marker, 'kill myself', 'how many grams', stage.telegram.core.token, ...persons.map(String)]
  for (const name of names) {
    const held = await readFile(join(stage.dataDir, name), 'latin1')
    for (const one of secrets) expect(held.includes(one), `${name} holds ${one}`).toBe(false)
  }
  for (const one of secrets) expect(bot.output().includes(one), `the log holds ${one}`).toBe(false)
})
