import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import type { Message } from 'grammy/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FlagAct } from '../../src/content/moderator-ids.ts'
import { newDataKey } from '../../src/privacy/data-key.ts'
import { createRedisServer, redisIsInstalled, type RedisServer } from '../store/redis-server.ts'
import { openProcessStage, until, type BotProcess, type ProcessStage } from './process.ts'

/** Promise 5, with moderators at work: everything that was sent is looked for in the store and in the log. */

/** Everything that a store holds at this moment, as bytes that can be searched; by where it stands. */
type Dump = () => Promise<ReadonlyMap<string, string>>

interface Run {
  readonly stage: ProcessStage
  readonly bot: BotProcess
  readonly secrets: readonly string[]
}

/** A person in danger, two moderators, and all that they do about it. */
async function everybodyAtWork(env: Record<string, string>): Promise<Run> {
  const stage = await openProcessStage()
  const { core } = stage.telegram
  const { people, world } = core
  const person = (name: string, username: string) =>
    people.addPerson({ firstName: `${name}zq`, username, languageCode: 'en' }).id
  const [ann, ben, cleo] = [
    person('Annabel', 'annabel_zq_writes'),
    person('Benedict', 'benedict_zq'),
    person('Cleopatra', 'cleopatra_zq'),
  ]
  const moderators = people.createGroup({
    title: 'Moderatorszq',
    type: 'supergroup',
    isForum: true,
    members: [ben, cleo],
    bot: 'administrator',
  }).id
  const support = people.createGroup({
    title: 'Supportzq',
    type: 'supergroup',
    members: [ben, ann],
    bot: 'member',
  }).id
  const bot = stage.start({ MODERATOR_CHAT_ID: String(moderators), LOG_LEVEL: 'debug', ...env })

  const texts: string[] = []
  const say = async (who: number, text: string, chatId = who) => {
    texts.push(text)
    people.say(who, chatId, text)
    await core.settled()
  }
  const cards = (): readonly Message[] =>
    [...(world.rooms.get(moderators)?.messages.values() ?? [])].filter((message) =>
      message.text?.includes('Answered with'),
    )
  const press = async (act: FlagAct, who = ben) => {
    const card = cards().at(-1)
    const code = /Flag (\S+)$/.exec(card?.text ?? '')?.[1]
    if (card === undefined || code === undefined) throw new Error('no card')
    people.press(who, moderators, card.message_id, `flag:${act}:${code}`, { forged: true })
    await core.settled()
    return code
  }
  const answered = (method: string, words: string) =>
    until(`${method} says ${words}`, () =>
      core.calls.some((call) => call.method === method && JSON.stringify(call.payload).includes(words)),
    )

  for (const who of [ben, cleo, ann]) await say(who, '/start')
  await say(ben, '/checkins on', moderators)
  await say(ben, '/checkins on', support)
  await say(ann, 'is kratom bad for the liver of my aunt Wilhelmina')
  await say(ann, 'i want to die, my parrot Archibald is all that is left, call 555 010 2030')
  await until('the card is there', () => cards().length === 1)
  await say(ann, 'the parrot sings ballads')
  await press('claim')
  await press('claim', cleo)
  await press('note')
  await press('waiting')
  await press('context')
  await answered('editMessageText', 'the parrot sings ballads')
  await press('check-in-seen')
  await answered('sendMessage', 'has seen your message')
  const code = await press('hand-over')
  await press('claim', cleo)
  await press('resolve', cleo)
  await press('helped', cleo)
  for (const amount of [
    'how many grams of the green leaf',
    'how much of the green leaf',
    'what dose of leaf',
  ])
    await say(ann, amount)
  await say(ann, 'he hits me with a lampshade, i am scared', support)
  await until('the second card is there', () => cards().length === 2)
  await say(ben, `/mute ${code}`, moderators)
  await say(ben, `/mute ${code} off`, moderators)
  for (const command of ['/queue', '/mine', '/stats', `/flag ${code}`, '/export'])
    await say(cleo, command, moderators)
  await until('the trail is exported', () => core.calls.some(({ method }) => method === 'sendDocument'))
  people.askInline(ann, ann, 'withdrawal of my cousin Bartholomew')
  await say(ann, '/region GB')
  await say(ann, '/mydata')
  await core.settled()

  const words = texts
    .filter((text) => !text.startsWith('/'))
    .flatMap((text) => [text, ...text.split(/[ ,]+/).filter((word) => word.length >= 8)])
  return {
    stage,
    bot,
    secrets: [
      ...words,
      'Wilhelmina',
      'Archibald',
      'parrot',
      'ballads',
      'Bartholomew',
      'lampshade',
      '010 2030',
      'Annabel',
      'Benedict',
      'Cleopatra',
      'annabel_zq',
      'benedict_zq',
      'cleopatra_zq',
      'Moderatorszq',
      'Supportzq',
      ...[ann, ben, cleo, moderators, support].map((id) => String(Math.abs(id))),
      core.token,
    ],
  }
}

async function expectNothingIn(dump: ReadonlyMap<string, string>, secrets: readonly string[]): Promise<void> {
  expect(dump.size).toBeGreaterThan(0)
  for (const [where, held] of dump)
    for (const secret of secrets) expect(held.includes(secret), `${where} holds ${secret}`).toBe(false)
}

function describeRun(
  env: () => Record<string, string>,
  dumpOf: (run: Run) => Dump,
  holds: readonly string[],
): void {
  let run: Run
  beforeAll(async () => {
    run = await everybodyAtWork(env())
  }, 60_000)
  afterAll(() => run.stage.close())

  test('nothing that was sent stands in the store, while it runs and after', async () => {
    const dump = dumpOf(run)
    const running = await dump()
    await expectNothingIn(running, run.secrets)
    // That it was looked at in the right place.
    const everything = [...running.values()].join('\n')
    for (const word of holds) expect(everything).toContain(word)
    run.bot.child.kill('SIGTERM')
    expect(await run.bot.ended).toMatchObject({ code: 0 })
    await expectNothingIn(await dump(), run.secrets)
  })

  test('nor in the log, however much it tells', async () => {
    expect(run.bot.output()).toContain('"started"')
    expect(run.bot.output()).not.toMatch(/"event":"(?:fault|gate-refused|update-failed|desk-failed)"/)
    await expectNothingIn(new Map([['the log', run.bot.output()]]), run.secrets)
  })
}

describe('with the embedded store', { timeout: 30_000 }, () => {
  describeRun(
    () => ({}),
    ({ stage }) =>
      async () => {
        const names = await readdir(stage.dataDir)
        const files = names.map(
          async (name) => [name, await readFile(join(stage.dataDir, name), 'latin1')] as const,
        )
        return new Map(await Promise.all(files))
      },
    ['suicide', 'check-in', 'violence', 'v1.'],
  )
})

describe.skipIf(!redisIsInstalled())('with Redis', { timeout: 30_000 }, () => {
  let server: RedisServer
  let redis: Redis
  beforeAll(async () => {
    server = await createRedisServer()
    await server.start()
    redis = new Redis(server.url)
  }, 30_000)
  afterAll(async () => {
    redis.disconnect()
    await server.tearDown()
  })
  describeRun(
    () => ({ REDIS_URL: server.url, DATA_KEY: newDataKey() }),
    () => async () => {
      const keys = await redis.keys('*')
      return new Map(
        await Promise.all(
          keys.map(async (key) => [`${key} `, `${key} ${await valueOf(redis, key)}`] as const),
        ),
      )
    },
    ['suicide', 'check-in', 'violence', 'v1.'],
  )
})

async function valueOf(redis: Redis, key: string): Promise<string> {
  switch (await redis.type(key)) {
    case 'hash':
      return JSON.stringify(await redis.hgetall(key))
    case 'zset':
      return JSON.stringify(await redis.zrange(key, '0', '-1', 'WITHSCORES'))
    case 'list':
      return JSON.stringify(await redis.lrange(key, 0, -1))
    default:
      return String(await redis.get(key))
  }
}
