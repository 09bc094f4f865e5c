import { Bot } from 'grammy'
import { describe, expect, test } from 'vitest'
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
