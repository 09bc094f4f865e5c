import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { signWebAppData } from '../../src/playground/bot-api/web-app-data.ts'
import { labelsOf, openStage, type Stage } from './stage.ts'

const consoleUrl = 'https://bot.example.org/console'
let stage: Stage
afterEach(() => stage.close())

async function ask(name: string, input: object, token?: string) {
  const response = await fetch(`http://127.0.0.1:${stage.bot.port ?? 0}/console/api/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(input),
  })
  // Each test reads the fields of what it has asked for.
  return (await response.json()) as {
    readonly token: string
    readonly error: string
    readonly flags: readonly { readonly id: string }[]
    readonly messages: readonly string[]
    readonly outcome: string
    readonly asked: readonly { readonly topic: string; readonly count: number }[]
  }
}
const login = async (person: number) => {
  const { world, token } = stage.telegram.core
  const user = world.persons.get(person)
  if (user === undefined) throw new Error(`there is no person ${person}`)
  return ask('login', { initData: signWebAppData(user, token, Date.now()) })
}
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo // Of a server on TCP.
  await new Promise((resolve) => server.close(resolve))
  return port
}

test('with long polling the console has a port of its own, and works on what the bot flagged', async () => {
  stage = await openStage({ CONSOLE_URL: consoleUrl, PORT: '0' })
  await stage.tell(stage.ben, '/start')
  await stage.tell(stage.ann, 'nobody cares about me')
  await stage.tell(stage.ann, 'i want to kill myself')
  const card = stage.said(stage.moderators).at(-1)
  expect(labelsOf(card)).toEqual(['Claim', 'Console'])
  const [way] = await stage.tell(stage.ben, '/console', stage.moderators)
  expect(way?.reply_markup?.inline_keyboard[0]?.[0]).toHaveProperty('url')
  const [open] = await stage.tell(stage.ben, '/start console')
  expect(open?.reply_markup?.inline_keyboard[0]?.[0]).toHaveProperty('web_app', { url: `${consoleUrl}/` })

  const { token } = await login(stage.ben)
  const { flags } = await ask('queue', { view: 'open' }, token)
  const id = flags[0]?.id ?? ''
  expect(await ask('act', { id, act: { kind: 'claim' } }, token)).toMatchObject({ outcome: 'done' })
  await stage.quiet()
  expect(stage.said(stage.moderators).some(({ text }) => text?.includes('(claimed)'))).toBe(true)
  expect((await ask('conversation', { id }, token)).messages).toEqual(['nobody cares about me'])
  expect((await login(stage.ann)).error).toBe('no-member')

  // A session outlives the worker that opened it: another one can read it.
  await stage.restart()
  expect((await ask('queue', { view: 'mine' }, token)).flags).toHaveLength(1)
})

test('questions are counted by topic, once each, and nothing else of them is kept', async () => {
  stage = await openStage({ CONSOLE_URL: consoleUrl, PORT: '0' })
  await stage.tell(stage.ann, 'is kratom bad for the liver?')
  await stage.tell(stage.ben, 'can kratom damage my liver')
  await stage.tell(stage.ann, 'who won the football match')
  await stage.tell(stage.ann, 'thanks')
  await stage.tell(stage.ann, 'is kratom bad for the liver?', stage.group)
  const { token } = await login(stage.ben)
  const { asked } = await ask('charts', { days: 7 }, token)
  expect(asked.map(({ topic, count }) => ({ topic, count }))).toEqual([
    { topic: 'liver', count: 2 },
    { topic: 'none', count: 1 },
  ])
})

test('with a webhook the console stands beside it', async () => {
  const port = await freePort()
  stage = await openStage({
    CONSOLE_URL: consoleUrl,
    WEBHOOK_URL: `http://127.0.0.1:${port}/telegram`,
    WEBHOOK_SECRET: 'a-secret-of-some-length',
    PORT: String(port),
  })
  expect(stage.bot.port).toBe(port)
  const page = await fetch(`http://127.0.0.1:${port}/console`)
  expect(page.url).toBe(`http://127.0.0.1:${port}/console/`)
  expect(await page.text()).toContain('Evenkeel console')
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200)
  const { token } = await login(stage.ben)
  expect((await ask('queue', { view: 'open' }, token)).flags).toEqual([])
})

test('without its address there is no console, and nothing listens', async () => {
  stage = await openStage()
  expect(stage.bot.port).toBeNull()
  await stage.tell(stage.ann, 'i want to kill myself')
  expect(labelsOf(stage.said(stage.moderators).at(-1))).toEqual(['Claim'])
  const [off] = await stage.tell(stage.ben, '/console', stage.moderators)
  expect(off?.text).toContain('There is no console here yet')
})

test('a port that somebody else has does not keep the bot from answering', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo // Of a server on TCP.
  stage = await openStage({ CONSOLE_URL: consoleUrl, PORT: String(port) })
  expect(stage.bot.port).toBeNull()
  const [answer] = await stage.tell(stage.ann, 'i want to kill myself')
  expect(answer?.text).toContain('988')
  await new Promise((resolve) => server.close(resolve))
})
