import { setTimeout as wait } from 'node:timers/promises'
import type { Update } from 'grammy/types'
import type { UpdateQueue, Webhook } from './update-queue.ts'

/**
 * Sends one update to a webhook and gives back the HTTP status of the answer; rejects when there was none.
 *
 * @param secret goes into X-Telegram-Bot-Api-Secret-Token when it is not empty
 */
export type PushUpdate = (url: string, secret: string, update: Update, signal: AbortSignal) => Promise<number>

/**
 * Pushes as Telegram does: chats side by side up to `max_connections`, within a chat one update after the other,
 * and each again until it is taken with a 2xx.
 *
 * @param pushAgainAfter milliseconds
 */
export function startWebhookPush(
  queue: UpdateQueue,
  push: PushUpdate,
  pushAgainAfter: number,
  closing: AbortSignal,
): void {
  const underWay = new Map<string, number>()

  const pushOne = async (webhook: Webhook, update: Update): Promise<void> => {
    const taken = await push(webhook.url, webhook.secret, update, closing).then(
      (status) => status >= 200 && status < 300,
      () => false,
    )
    if (!taken) await wait(pushAgainAfter, undefined, { signal: closing }).catch(() => {})
    underWay.delete(chatOf(update))
    if (closing.aborted) return
    if (taken) queue.confirm(update.update_id)
    else pushNext()
  }
  const pushNext = (): void => {
    const { webhook } = queue
    if (webhook === null || closing.aborted) return
    for (const update of queue.pending()) {
      if (underWay.size >= webhook.maxConnections) return
      const chat = chatOf(update)
      if (underWay.has(chat)) continue
      underWay.set(chat, update.update_id)
      void pushOne(webhook, update)
    }
  }
  queue.onChange = pushNext
}

/** What Telegram keeps in order: a chat, or a person's inline queries. */
function chatOf(update: Update): string {
  const message = update.message ?? update.edited_message ?? update.callback_query?.message
  const chat = message?.chat ?? update.my_chat_member?.chat ?? update.chat_member?.chat
  return String(chat?.id ?? update.callback_query?.from.id ?? `inline ${update.inline_query?.from.id}`)
}
