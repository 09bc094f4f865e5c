import type { Chat, Message } from 'grammy/types'

/** Where somebody stands in a chat. In a private chat the bot is `left` until /start and `kicked` when blocked. */
export type Standing = 'creator' | 'administrator' | 'member' | 'left' | 'kicked'

export interface Topic {
  readonly name: string
  readonly closed: boolean
}

/** A chat as Telegram's servers know it. */
export interface Room {
  readonly id: number
  chat: Chat.PrivateChat | Chat.GroupChat | Chat.SupergroupChat
  /** By user id, the bot's among them. Who was never there is missing. */
  readonly standings: Map<number, Standing>
  /** By message id, in order. A message is replaced when it is edited, never changed. */
  readonly messages: Map<number, Message>
  /** Forum topics by thread id. */
  readonly topics: Map<number, Topic>
  pinned: number | null
  /** The supergroup that this group became. */
  movedTo: number | null
  /** Supergroups count their own messages. */
  lastMessageId: number
}

export function createRoom(chat: Room['chat']): Room {
  return {
    id: chat.id,
    chat,
    standings: new Map(),
    messages: new Map(),
    topics: new Map(),
    pinned: null,
    movedTo: null,
    lastMessageId: 0,
  }
}

export function isPresent(standing: Standing | undefined): boolean {
  return standing === 'creator' || standing === 'administrator' || standing === 'member'
}

export function isAdministrator(standing: Standing | undefined): boolean {
  return standing === 'creator' || standing === 'administrator'
}
