import { GrammyError, type Api } from 'grammy'
import type { Update } from 'grammy/types'
import type { AnswerUpdate } from '../answer/answer-update.ts'
import { errorKind, type Log } from '../log.ts'

/** The kinds of update that the bot reads; Telegram keeps the rest. */
export const allowedUpdates = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
] as const satisfies readonly (keyof Update)[]

const pollSeconds = 25
const longestWait = 15_000

export interface Polling {
  /** Asks for no more updates and resolves when those under way are answered. */
  stop(): Promise<void>
}

/**
 * Long polling in which Telegram is the inbox: the offset that confirms a batch is sent only when every update of
 * it is committed or answered. A crash in between makes Telegram send the batch again, and the store knows what
 * was answered. So no update has to be written down, and no message text is ever stored.
 */
export function startPolling(
  api: Api,
  answer: AnswerUpdate,
  beforeNextBatch: () => Promise<void>,
  log: Log,
): Polling {
  const stopping = new AbortController()
  const finished = poll(api, answer, beforeNextBatch, log, stopping.signal)
  return {
    async stop() {
      stopping.abort()
      await finished
    },
  }
}

async function poll(
  api: Api,
  answer: AnswerUpdate,
  beforeNextBatch: () => Promise<void>,
  log: Log,
  stopping: AbortSignal,
): Promise<void> {
  let offset = 0
  let pause = 250
  while (!stopping.aborted) {
    try {
      const updates = await api.getUpdates(
        { offset, limit: 100, timeout: pollSeconds, allowed_updates: allowedUpdates },
        // grammY types its signals after a polyfill; Node's own are what it is given at run time.
        stopping as NonNullable<Parameters<Api['getUpdates']>[1]>,
      )
      pause = 250
      const failed = await answerBatch(updates, answer, log)
      const last = updates.at(-1)
      // A failed update holds the offset back, so that Telegram sends it and what came after it again.
      if (failed !== null) offset = failed
      else if (last !== undefined) offset = last.update_id + 1
      if (failed !== null) await sleep(1000, stopping)
      await beforeNextBatch()
    } catch (error) {
      if (stopping.aborted) break
      log.warn({ event: 'polling-failed', error: errorKind(error), ...adviceFor(error) })
      await sleep(retryAfter(error) ?? pause, stopping)
      pause = Math.min(pause * 2, longestWait)
    }
  }
  // Confirms the last batch, so that a clean stop leaves nothing to be sent again.
  if (offset > 0) await api.getUpdates({ offset, limit: 1, timeout: 0 }).catch(() => {})
}

/** Answers a batch; chats go on side by side. Returns the first update that is not safely answered, or null. */
async function answerBatch(
  updates: readonly Update[],
  answer: AnswerUpdate,
  log: Log,
): Promise<number | null> {
  const results = await Promise.allSettled(updates.map((update) => answer(update)))
  const failed = results.findIndex((result) => result.status === 'rejected')
  if (failed === -1) return null
  const result = results[failed]
  if (result?.status === 'rejected') log.error({ event: 'update-failed', error: errorKind(result.reason) })
  return updates[failed]?.update_id ?? null
}

function retryAfter(error: unknown): number | null {
  const seconds = error instanceof GrammyError ? error.parameters.retry_after : undefined
  return seconds === undefined ? null : seconds * 1000
}

function adviceFor(error: unknown): { readonly advice?: string } {
  if (!(error instanceof GrammyError)) return {}
  if (error.error_code === 409)
    return { advice: 'another process polls with this token, or a webhook is set: stop it' }
  if (error.error_code === 401)
    return { advice: 'Telegram does not know BOT_TOKEN: check it with @BotFather' }
  return {}
}

function sleep(milliseconds: number, stopping: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const stop = () => {
      clearTimeout(timer)
      resolve()
    }
    stopping.addEventListener('abort', stop, { once: true })
  })
}
