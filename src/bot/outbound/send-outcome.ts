import { GrammyError, HttpError } from 'grammy'

/** What became of one try to send, by what has to be done next. */
export type SendOutcome =
  | { readonly kind: 'accepted' }
  /** Telegram will never take it: blocked, chat gone, or a fault of ours. */
  | { readonly kind: 'refused'; readonly reason: 'blocked' | 'gone' | 'invalid' }
  /** Try again, not before so many milliseconds; null leaves the wait to the caller. */
  | { readonly kind: 'retry'; readonly afterMilliseconds: number | null }
  | { readonly kind: 'migrated'; readonly toChatId: number }
  /** The message to edit or the forum topic is gone: send it as a new one, outside of it. */
  | { readonly kind: 'place-gone' }

/**
 * Reads a failed call. Telegram's texts are not part of its contract but the only way to tell these apart:
 * https://core.telegram.org/bots/api#making-requests
 */
export function outcomeOfError(error: unknown): SendOutcome {
  if (error instanceof HttpError) return { kind: 'retry', afterMilliseconds: null }
  if (!(error instanceof GrammyError)) return { kind: 'refused', reason: 'invalid' }
  const { error_code: code, description, parameters } = error
  if (parameters.migrate_to_chat_id !== undefined)
    return { kind: 'migrated', toChatId: parameters.migrate_to_chat_id }
  if (code === 429) return { kind: 'retry', afterMilliseconds: (parameters.retry_after ?? 1) * 1000 }
  if (code >= 500) return { kind: 'retry', afterMilliseconds: null }
  if (code === 403) return { kind: 'refused', reason: 'blocked' }
  const text = description.toLowerCase()
  if (text.includes('message is not modified')) return { kind: 'accepted' }
  if (
    text.includes('message to edit not found') ||
    text.includes("message can't be edited") ||
    text.includes('message thread not found') ||
    text.includes('topic_closed')
  )
    return { kind: 'place-gone' }
  if (
    text.includes('chat not found') ||
    text.includes('peer_id_invalid') ||
    text.includes('user is deactivated')
  )
    return { kind: 'refused', reason: 'gone' }
  return { kind: 'refused', reason: 'invalid' }
}
