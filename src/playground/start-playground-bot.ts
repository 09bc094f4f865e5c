import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Config } from '../bot/config.ts'
import type { Log } from '../bot/log.ts'
import { startBot, type RunningBot } from '../bot/start-bot.ts'
import type { Inbound } from '../bot/inbound/inbound.ts'
import { startPlayground, type Playground } from './playground.ts'

export interface PlaygroundBot extends Pick<RunningBot, 'drained' | 'stop'> {
  readonly playground: Playground
}

type PlaygroundConfig = Extract<Config, { mode: 'playground' }>

/** Telegram opens https pages only, and so does the local one: this address leads to the console on this machine. */
const publicConsole = 'https://console.evenkeel.invalid/console/'

/**
 * Starts the playground, and the real bot against it as it runs on Telegram. Prints the page's address. Rejects
 * when the port cannot be had; resolves null when it was stopped before the bot was ready.
 *
 * The chats of the page begin empty at each start, and so does the bot's store, which is removed at the end: a bot
 * that remembered what its chats have forgotten would only puzzle.
 */
export async function startPlaygroundBot(
  config: PlaygroundConfig,
  log: Log,
  stopping: AbortSignal,
): Promise<PlaygroundBot | null> {
  const playground = await startOnFreePort(config.port)
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-playground-'))
  const end = async () => {
    await playground.close()
    await rm(dataDir, { recursive: true, force: true })
  }
  const running = await startBot(
    {
      ...config,
      mode: 'polling',
      store: { kind: 'sqlite', dataDir },
      dataDir,
      token: playground.core.token,
      telegramApiRoot: playground.url,
      // A chat of Telegram's, set for another day, does not exist here.
      moderatorChatId: playground.scene.moderatorChatId,
      consoleUrl: publicConsole,
      host: '127.0.0.1',
      port: 0,
    },
    log,
    stopping,
    (inbound, verdict, state) => {
      const { updateId, place } = inbound
      const said = { text: wordsOf(inbound), messageId: messageIdOf(inbound) }
      playground.show({ updateId, chatId: place.chatId, ...said, verdict, state })
    },
  )
  if (running === null) {
    await end()
    return null
  }
  if (running.port !== null)
    playground.publish({
      publicUrl: publicConsole,
      localUrl: `http://127.0.0.1:${running.port}/console/`,
    })
  process.stdout.write(`\nEvenkeel playground: ${playground.url}\n`)
  process.stdout.write(
    'It runs on this machine only: nothing that you type leaves it. Stop it with Ctrl+C.\n\n',
  )
  return {
    playground,
    drained: () => running.drained(),
    async stop() {
      await running.stop()
      await end()
    },
  }
}

/** Another program may have the usual port; the page then opens on a free one, and the printed address says which. */
async function startOnFreePort(port: number): Promise<Playground> {
  try {
    return await startPlayground({ port })
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EADDRINUSE') throw error
    return await startPlayground({ port: 0 })
  }
}

function wordsOf(inbound: Inbound): string {
  return 'text' in inbound ? inbound.text : ''
}

function messageIdOf(inbound: Inbound): number | null {
  return 'messageId' in inbound ? inbound.messageId : null
}
