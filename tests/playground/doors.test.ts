import { request } from 'node:http'
import { Api, Bot, GrammyError, HttpError } from 'grammy'
import { describe, expect, test, vi } from 'vitest'
import { startBotApiServer } from '../../src/playground/bot-api-server.ts'
import { createBotApi, type BotApi } from '../../src/playground/bot-api/bot-api.ts'
import { createBotApiFetch } from '../../src/playground/doors/fetch-door.ts'

/** A real grammY bot that sends every text back, as long as `talk` runs. */
async function withEchoBot(bot: Bot, talk: () => Promise<void>): Promise<void> {
  bot.on('message:text', (context) => context.reply(`You said: ${context.message.text}`))
  const polling = bot.start()
  await talk()
  await bot.stop()
  await polling
}

function textsIn(api: BotApi, chatId: number): readonly (string | undefined)[] {
  return [...(api.world.rooms.get(chatId)?.messages.values() ?? [])].map((message) => message.text)
}

const talk = (api: BotApi) => async () => {
  const sam = api.people.addPerson({ firstName: 'Sam' }).id
  for (const word of ['one', 'two', 'three']) api.people.say(sam, sam, word)
  await api.settled()
  expect(textsIn(api, sam)).toEqual([
    'one',
    'two',
    'three',
    'You said: one',
    'You said: two',
    'You said: three',
  ])
}

describe('a grammY bot', () => {
  test('talks through the door without a network', async () => {
    const api = createBotApi()
    await withEchoBot(new Bot(api.token, { client: { fetch: createBotApiFetch(api) } }), talk(api))
  })

  test('talks through the HTTP door', async () => {
    const server = await startBotApiServer()
    const bot = new Bot(server.core.token, { client: { apiRoot: server.url } })
    await withEchoBot(bot, talk(server.core))
    await server.close()
  })
})

describe('the HTTP door', () => {
  const withServer = async (use: (url: string, api: BotApi) => Promise<void>) => {
    const server = await startBotApiServer()
    try {
      await use(server.url, server.core)
    } finally {
      await server.close()
    }
  }

  test('takes JSON, forms and query strings', async () => {
    await withServer(async (url, { token, people }) => {
      const sam = people.addPerson({ firstName: 'Sam' }).id
      people.say(sam, sam, '/start')
      const method = `${url}/bot${token}/sendMessage`
      const entities = JSON.stringify([{ type: 'bold', offset: 0, length: 2 }])
      const form = new URLSearchParams({ chat_id: String(sam), text: 'hi', entities })
      const answers = [
        await fetch(`${method}?${form.toString()}`),
        await fetch(method, { method: 'POST', body: form }),
        await fetch(method, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ chat_id: sam, text: 'hi', entities }),
        }),
      ]
      for (const answer of answers)
        expect(await answer.json()).toMatchObject({
          ok: true,
          result: { text: 'hi', entities: [{ type: 'bold', offset: 0, length: 2 }] },
        })
    })
  })

  test('refuses what it cannot read', async () => {
    await withServer(async (url, { token }) => {
      const json = { 'content-type': 'application/json' }
      const body = await fetch(`${url}/bot${token}/getMe`, { method: 'POST', headers: json, body: '{' })
      expect(body.status).toBe(400)
      expect((await fetch(`${url}/bot${token}x/getMe`)).status).toBe(401)
      expect((await fetch(`${url}/bot${token}/getYou`)).status).toBe(404)
      expect((await fetch(`${url}/elsewhere`)).status).toBe(404)
    })
  })

  test('answers its own machine only', async () => {
    await withServer(async (url, { token }) => {
      const statusFor = (headers: Record<string, string>) =>
        new Promise((resolve, reject) => {
          request(`${url}/bot${token}/getMe`, { headers }, (response) => resolve(response.statusCode))
            .on('error', reject)
            .end()
        })
      expect(await statusFor({ host: 'evil.example' })).toBe(403)
      expect(await statusFor({ origin: 'https://evil.example' })).toBe(403)
      expect(await statusFor({ origin: url })).toBe(200)
    })
  })

  test('fails as grammY knows it: 429, a dropped connection, a hanging call', async () => {
    await withServer(async (url, { token, faults }) => {
      const api = new Api(token, { apiRoot: url, timeoutSeconds: 1 })
      faults.add({ kind: 'too-many', retryAfterSeconds: 7 })
      const limited: unknown = await api.getMe().catch((error: unknown) => error)
      expect(limited).toBeInstanceOf(GrammyError)
      expect(limited).toMatchObject({ error_code: 429, parameters: { retry_after: 7 } })
      for (const kind of ['drop', 'hang'] as const) {
        faults.add({ kind })
        await expect(api.getMe()).rejects.toBeInstanceOf(HttpError)
      }
      expect((await api.getMe()).is_bot).toBe(true)
    })
  })

  test('forgets a poller that hung up', async () => {
    await withServer(async (url, { token, calls }) => {
      const caller = new AbortController()
      const polled = fetch(`${url}/bot${token}/getUpdates?timeout=20`, { signal: caller.signal })
      await vi.waitUntil(() => calls.length === 1)
      caller.abort()
      await expect(polled).rejects.toThrow('aborted')
      await vi.waitUntil(() => calls[0]?.answer !== null)
    })
  })
})
