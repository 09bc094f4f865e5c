import type { Api } from 'grammy'
import type { AnswerUpdate } from '../answer/answer-update.ts'
import type { Log } from '../log.ts'
import type { BotConfig } from '../start-bot.ts'
import { allowedUpdates, startPolling } from './polling.ts'

export interface Receiving {
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
): Promise<Receiving> {
  if (config.mode === 'webhook') {
    // Loaded only when it is used: long polling needs no server.
    const { startWebhook } = await import('./webhook.ts')
    const webhook = await startWebhook(config, answer, log)
    await api.setWebhook(config.webhookUrl, {
      secret_token: config.webhookSecret,
      allowed_updates: allowedUpdates,
    })
    return webhook
  }
  // A webhook of an earlier run would make getUpdates fail; what waits is kept.
  await api.deleteWebhook({ drop_pending_updates: false })
  return startPolling(api, answer, beforeNextBatch, log)
}
