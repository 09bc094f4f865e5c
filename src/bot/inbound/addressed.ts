import type { UserFromGetMe } from 'grammy/types'
import type { ReadableMessage } from './update-schema.ts'

/** In a group the bot answers only when spoken to: a reply to it, a mention of it, or a command for it. */
export function isAddressed(message: ReadableMessage, bot: UserFromGetMe): boolean {
  if (message.reply_to_message?.from?.id === bot.id) return true
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  const name = `@${bot.username}`.toLowerCase()
  return entities.some((entity) => {
    if (entity.type === 'text_mention') return entity.user?.id === bot.id
    if (entity.type !== 'mention') return false
    return text.slice(entity.offset, entity.offset + entity.length).toLowerCase() === name
  })
}

/** The words without the mention of the bot, which says nothing about what is asked. */
export function withoutMention(text: string, bot: UserFromGetMe): string {
  const name = `@${bot.username}`
  return text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length).trim() : text
}

export interface CommandAtStart {
  readonly name: string
  readonly argument: string
  /** False when the command names another bot. */
  readonly forUs: boolean
}

/** The command at the very start of a message, as Telegram marks it. */
export function commandAtStart(message: ReadableMessage, bot: UserFromGetMe): CommandAtStart | null {
  const text = message.text ?? message.caption ?? ''
  const entities = message.entities ?? message.caption_entities ?? []
  const entity = entities.find((candidate) => candidate.type === 'bot_command' && candidate.offset === 0)
  if (entity === undefined) return null
  const [name = '', target] = text.slice(1, entity.length).split('@')
  return {
    name,
    argument: text.slice(entity.length),
    forUs: target === undefined || target.toLowerCase() === bot.username.toLowerCase(),
  }
}
