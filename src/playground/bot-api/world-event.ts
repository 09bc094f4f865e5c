import type { InlineQueryResult, Message, Update } from 'grammy/types'

/** What somebody who looks at a screen could notice, and what became of the updates. */
export type WorldEvent =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'edited'; readonly message: Message }
  | { readonly kind: 'deleted'; readonly chatId: number; readonly messageId: number }
  /** Members, topics, title, pins or the bot's standing changed. */
  | { readonly kind: 'room'; readonly chatId: number }
  | {
      readonly kind: 'action'
      readonly chatId: number
      readonly threadId: number | null
      readonly action: string
    }
  | {
      readonly kind: 'reaction'
      readonly chatId: number
      readonly messageId: number
      readonly emoji: readonly string[]
    }
  | {
      readonly kind: 'button-answered'
      readonly queryId: string
      readonly personId: number
      readonly text: string
      readonly alert: boolean
      readonly url: string
    }
  | {
      readonly kind: 'inline-answered'
      readonly queryId: string
      readonly personId: number
      readonly results: readonly InlineQueryResult[]
    }
  /** Commands, name or descriptions of the bot changed. */
  | { readonly kind: 'profile' }
  | { readonly kind: 'update'; readonly update: Update }
  /** The bot will not be given this update again: it asked for later ones, or its webhook took it. */
  | { readonly kind: 'confirmed'; readonly update: Update }
