import type { Api } from 'grammy'
import type { Hono } from 'hono'
import type { AnswerUpdate } from '../answer/answer-update.ts'
import { errorKind, type Log } from '../log.ts'
import type { BotConfig } from '../start-bot.ts'
import type { Listening } from './listen.ts'
import { allowedUpdates, startPolling } from './polling.ts'

export interface Receiving {
  /** Where this process listens; null when nothing has to reach it. */
  readonly port: number | null
  /** Takes no more updates; resolves when those under way are answered. */
  stop(): Promise<void>
}

/** Receives updates in the way that the settings say. Drops nothing that waits at Telegram. */
export async function startReceiving(
  config: BotConfig,
  api: Api,
  answer: AnswerUpdate,
  beforeNextBatch: () => Promise<void>,
  log: Log,
  moderatorsConsole: Hono | null,
): Promise<Receiving> {
  if (config.mode === 'webhook') {
    // Loaded only when it is used: long polling needs no server.
    const [{ createWebhook }, { listen }] = await Promise.all([import('./webhook.ts'), import('./listen.ts')])
    const app = createWebhook(answer, config.webhookSecret, log)
    if (moderatorsConsole !== null) app.route('/', moderatorsConsole)
    const webhook = await listen(app, config.host, config.port)
    await api.setWebhook(config.webhookUrl, {
      secret_token: config.webhookSecret,
      allowed_updates: allowedUpdates,
    })
    return webhook
  }
  // A webhook of an earlier run would make getUpdates fail; what waits is kept.
  await api.deleteWebhook({ drop_pending_updates: false })
  const listening = await listenForPages(config, moderatorsConsole, log)
  const polling = startPolling(api, answer, beforeNextBatch, log)
  return {
    port: listening?.port ?? null,
    async stop() {
      await Promise.all([polling.stop(), listening?.stop()])
    },
  }
}

/** With long polling nothing but the console listens; a port that somebody else has must not keep the bot from answering. */
async function listenForPages(
  { host, port }: BotConfig,
  moderatorsConsole: Hono | null,
  log: Log,
): Promise<Listening | null> {
  if (moderatorsConsole === null) return null
  try {
    const { listen } = await import('./listen.ts')
    return await listen(moderatorsConsole, host, port)
  } catch (error) {
    log.error({ event: 'console-not-listening', error: errorKind(error), advice: 'set another PORT' })
    return null
  }
}
