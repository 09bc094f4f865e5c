import type { Message, Update } from 'grammy/types'
import { isAdministrator, isPresent, type Room } from '../bot-api/room.ts'
import type { World } from '../bot-api/world.ts'

/** Something that a person sent, and the update that the bot gets of it: null when it gets none. */
export interface Sent {
  readonly message: Message
  readonly update: Update | null
}

/** Queues the update of a message, when the bot is there to see it. */
export function showBot(
  world: World,
  room: Room,
  message: Message,
  kind: 'message' | 'edited_message' = 'message',
): Update | null {
  if (!isPresent(room.standings.get(world.bot.id))) return null
  if (!seesMessage(world, room, message)) return null
  return world.updates.add(kind, { [kind]: message })
}

/** Privacy mode: https://core.telegram.org/bots/features#privacy-mode */
function seesMessage(world: World, room: Room, message: Message): boolean {
  if (room.chat.type === 'private' || world.bot.can_read_all_group_messages) return true
  if (isAdministrator(room.standings.get(world.bot.id))) return true
  const content = message.text ?? message.caption
  const isService = content === undefined && message.new_chat_members !== undefined
  if (isService || message.left_chat_member !== undefined || message.migrate_to_chat_id !== undefined)
    return true
  if (message.reply_to_message?.from?.id === world.bot.id || message.via_bot?.id === world.bot.id) return true
  const name = `@${world.bot.username}`.toLowerCase()
  return (message.entities ?? message.caption_entities ?? []).some((entity) => {
    const words = (content ?? '').slice(entity.offset, entity.offset + entity.length).toLowerCase()
    if (entity.type === 'bot_command') return !words.includes('@') || words.endsWith(name)
    return entity.type === 'mention' && words === name
  })
}
