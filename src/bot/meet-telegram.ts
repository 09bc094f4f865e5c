import { GrammyError, type Api } from 'grammy'
import type { UserFromGetMe } from 'grammy/types'
import { errorKind, type Log } from './log.ts'

const firstWait = 500
const longestWait = 30_000

/** Wrong token: trying again cannot help. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused'
}

/**
 * Asks Telegram who the bot is, again and again until it answers.
 * Throws TokenRefused when Telegram does not know the token; resolves null when it was stopped.
 */
export async function meetTelegram(api: Api, log: Log, stopping: AbortSignal): Promise<UserFromGetMe | null> {
  let pause = firstWait
  while (!stopping.aborted) {
    try {
      return await api.getMe()
    } catch (error) {
      if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404))
        throw new TokenRefused('BOT_TOKEN: Telegram does not know it; check it with @BotFather')
      log.warn({ event: 'telegram-not-reached', error: errorKind(error), retryInMilliseconds: pause })
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause)
        stopping.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
      })
      pause = Math.min(pause * 2, longestWait)
    }
  }
  return null
}
