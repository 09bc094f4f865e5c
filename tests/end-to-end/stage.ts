import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Message } from 'grammy/types'
import { loadConfig } from '../../src/bot/config.ts'
import { createLog } from '../../src/bot/log.ts'
import { startBot, type BotConfig, type RunningBot } from '../../src/bot/start-bot.ts'
import { startBotApiServer, type BotApiServer } from '../../src/playground/bot-api-server.ts'

/** The real bot against a local Bot API server over HTTP, with people to write to it. */
export interface Stage {
  readonly telegram: BotApiServer
  readonly bot: RunningBot
  readonly dataDir: string
  readonly ann: number
  readonly ben: number
  readonly group: number
  readonly moderators: number
  /** Messages of the bot in a chat, oldest first, as they stand there now. */
  said(chatId: number): readonly Message[]
  /** Lets a person write, waits until the update is confirmed and every reply is out; gives the new messages. */
  tell(person: number, text: string, chatId?: number): Promise<readonly Message[]>
  press(person: number, message: Message, label: string): Promise<readonly Message[]>
  /** Resolves when nothing is on its way any more. */
  quiet(): Promise<void>
  restart(): Promise<void>
  close(): Promise<void>
}

export async function openStage(env: Record<string, string> = {}): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-'))
  const telegram = await startBotApiServer()
  const { core } = telegram
  const ann = core.people.addPerson({ firstName: 'Ann', username: 'ann_writes' }).id
  const ben = core.people.addPerson({ firstName: 'Ben' }).id
  const group = core.people.createGroup({
    title: 'Support',
    type: 'supergroup',
    members: [ann, ben],
    bot: 'member',
  }).id
  const moderators = core.people.createGroup({
    title: 'Moderators',
    type: 'supergroup',
    members: [ben],
    bot: 'member',
  }).id

  const config = loadConfig({
    BOT_TOKEN: core.token,
    TELEGRAM_API_ROOT: telegram.url,
    DATA_DIR: dataDir,
    MODERATOR_CHAT_ID: String(moderators),
    ...env,
  }) as BotConfig // A token is set, so it is no playground.
  const start = async (): Promise<RunningBot> => {
    const running = await startBot(config, createLog('silent'), new AbortController().signal)
    if (running === null) throw new Error('the bot did not start')
    return running
  }
  let bot = await start()

  const said = (chatId: number): readonly Message[] => {
    const messages = [...(core.world.rooms.get(chatId)?.messages.values() ?? [])]
    return messages.filter((message) => message.from?.id === core.world.bot.id)
  }
  const quiet = async (): Promise<void> => {
    await core.settled()
    await bot.drained()
  }
  const newMessages = async (chatId: number, act: () => void): Promise<readonly Message[]> => {
    const before = new Set(said(chatId).map((message) => message.message_id))
    act()
    await quiet()
    return said(chatId).filter((message) => !before.has(message.message_id))
  }

  return {
    telegram,
    get bot() {
      return bot
    },
    dataDir,
    ann,
    ben,
    group,
    moderators,
    said,
    quiet,
    tell: (person, text, chatId = person) => newMessages(chatId, () => core.people.say(person, chatId, text)),
    press: (person, message, label) =>
      newMessages(message.chat.id, () => {
        core.people.press(person, message.chat.id, message.message_id, dataOf(message, label))
      }),
    async restart() {
      await bot.stop()
      bot = await start()
    },
    async close() {
      await bot.stop()
      await telegram.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export function labelsOf(message: Message | undefined): readonly string[] {
  return (message?.reply_markup?.inline_keyboard ?? []).flat().map((button) => button.text)
}

function dataOf(message: Message, label: string): string {
  const buttons = (message.reply_markup?.inline_keyboard ?? []).flat()
  const button = buttons.find((candidate) => candidate.text === label)
  if (button === undefined || !('callback_data' in button))
    throw new Error(`no button "${label}" among: ${labelsOf(message).join(' | ')}`)
  return button.callback_data
}
