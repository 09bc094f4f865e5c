import type { Button } from '../../content/button.ts'
import type { Command } from '../../flows/conversation-event.ts'
import type { ModeratorCommand } from '../moderators/moderator-commands.ts'
import type { Language } from '../../guardrails/languages.ts'

/** Where something was said. */
export interface Place {
  readonly chatId: number
  readonly kind: 'private' | 'group'
  /** Forum topic, or null. */
  readonly threadId: number | null
}

/** Who and where: comes with everything that can be answered. */
export interface Sender {
  readonly updateId: number
  readonly place: Place
  /** The person, or the chat in whose name somebody wrote. Turned into a keyed hash before anything is kept. */
  readonly personId: number
  /** The language of the person's Telegram, when it is one of ours. */
  readonly telegramLanguage: Language | null
}

/** What an update means for the bot. Everything else is ignored. */
export type Inbound = Sender &
  (
    | {
        readonly kind: 'text'
        readonly text: string
        /** In a group: whether the bot was spoken to. Always true in private. */
        readonly addressed: boolean
        readonly messageId: number
      }
    | {
        readonly kind: 'command'
        readonly command: Command
        /** What stands behind the command, read for crises like any other text. */
        readonly text: string
        readonly messageId: number
      }
    | {
        /** A command for moderators, wherever it was sent. */
        readonly kind: 'moderator-command'
        readonly command: ModeratorCommand
        /** What stands behind the command, read for crises like any other text. */
        readonly text: string
        readonly messageId: number
      }
    | {
        readonly kind: 'button'
        readonly callbackQueryId: string
        readonly button: Button | null
        /** The message whose button was pressed; null when Telegram no longer tells. */
        readonly messageId: number | null
      }
    | { readonly kind: 'unreadable'; readonly addressed: boolean; readonly messageId: number }
    | { readonly kind: 'joined' }
    | { readonly kind: 'inline'; readonly inlineQueryId: string; readonly text: string }
    | { readonly kind: 'migrated'; readonly toChatId: number }
    /** The bot was blocked or removed: what waits for this chat need not be sent. */
    | { readonly kind: 'left' }
  )
