import type { Message, User } from 'grammy/types'
import { accessibleRoom, existingMessage } from '../chat-access.ts'
import { chatMember } from '../chat-member.ts'
import type { Methods } from '../method.ts'
import {
  integerParameter,
  isRecord,
  requiredText,
  structureParameter,
  textParameter,
  type Payload,
} from '../payload.ts'
import { badRequest } from '../refusal.ts'
import { isAdministrator, isPresent, type Room } from '../room.ts'
import { postMessage, unixTime, type World } from '../world.ts'
import { reactionEmoji } from './reaction-emoji.ts'

/** What a bot may do in and learn about a chat, besides writing in it. */
export const chatMethods: Methods = {
  getchat(world, payload) {
    const room = accessibleRoom(world, payload)
    const pinned = room.pinned === null ? undefined : room.messages.get(room.pinned)
    return {
      ...room.chat,
      accent_color_id: 0,
      max_reaction_count: 11,
      accepted_gift_types: {},
      ...(pinned === undefined ? {} : { pinned_message: pinned }),
    }
  },

  getchatmember(world, payload) {
    const room = accessibleRoom(world, payload)
    const userId = integerParameter(payload, 'user_id', 0)
    if (userId <= 0) throw badRequest('invalid user_id specified')
    const user = userOf(world, userId)
    if (user === undefined) throw badRequest('PARTICIPANT_ID_INVALID')
    return chatMember(user, room.standings.get(userId) ?? 'left')
  },

  getchatadministrators(world, payload) {
    const room = accessibleRoom(world, payload)
    if (room.chat.type === 'private') throw badRequest('there are no administrators in the private chat')
    return [...room.standings].flatMap(([userId, standing]) => {
      const user = userOf(world, userId)
      return user !== undefined && isAdministrator(standing) ? [chatMember(user, standing)] : []
    })
  },

  getchatmembercount(world, payload) {
    return [...accessibleRoom(world, payload).standings.values()].filter(isPresent).length
  },

  leavechat(world, payload) {
    const room = accessibleRoom(world, payload)
    if (room.chat.type === 'private') throw badRequest("chat member status can't be changed in private chats")
    room.standings.set(world.bot.id, 'left')
    world.tell({ kind: 'room', chatId: room.id })
    return true
  },

  setmessagereaction(world, payload) {
    const emoji = readReactions(payload)
    const room = accessibleRoom(world, payload)
    const message = existingMessage(room, payload, 'message to react')
    world.tell({ kind: 'reaction', chatId: room.id, messageId: message.message_id, emoji })
    return true
  },

  createforumtopic(world, payload) {
    const room = accessibleRoom(world, payload)
    const name = textParameter(payload, 'name').trim()
    if (room.chat.is_forum !== true) throw badRequest('the chat is not a forum')
    needsRights(world, room, 'not enough rights to create a topic')
    if (name === '' || name.length > 128) throw badRequest('TOPIC_TITLE_INVALID')
    const { message_id: threadId } = postService(world, room, {
      forum_topic_created: { name, icon_color: 7_322_096 },
    })
    room.topics.set(threadId, { name, closed: false })
    world.tell({ kind: 'room', chatId: room.id })
    return { message_thread_id: threadId, name, icon_color: 7_322_096 }
  },

  pinchatmessage(world, payload) {
    const room = accessibleRoom(world, payload)
    const message = existingMessage(room, payload, 'message to pin')
    needsRights(world, room, 'not enough rights to manage pinned messages in the chat')
    room.pinned = message.message_id
    world.tell({ kind: 'room', chatId: room.id })
    return true
  },

  unpinchatmessage(world, payload) {
    const room = accessibleRoom(world, payload)
    needsRights(world, room, 'not enough rights to manage pinned messages in the chat')
    room.pinned = null
    world.tell({ kind: 'room', chatId: room.id })
    return true
  },
}

function userOf(world: World, userId: number): User | undefined {
  return userId === world.bot.id ? world.bot : world.persons.get(userId)
}

function needsRights(world: World, room: Room, refusal: string): void {
  if (room.chat.type === 'private') return
  if (!isAdministrator(room.standings.get(world.bot.id))) throw badRequest(refusal)
}

function postService(world: World, room: Room, content: Partial<Message>): Message {
  const { bot } = world
  const from = { id: bot.id, is_bot: true, first_name: bot.first_name, username: bot.username }
  return postMessage(world, room, {
    message_id: world.nextMessageId(room),
    from,
    chat: room.chat,
    date: unixTime(world),
    ...content,
  })
}

/** A bot may set one of the emoji that everybody has. */
function readReactions(payload: Payload): readonly string[] {
  const given = structureParameter(payload, 'reaction', 'reaction types') ?? []
  if (!Array.isArray(given)) throw badRequest('expected an Array of ReactionType')
  const list: readonly unknown[] = given
  const prefix = "can't parse ReactionType: "
  const emoji = list.map((value) => {
    if (!isRecord(value)) throw badRequest(`${prefix}expected an Object`)
    if (requiredText(value, 'type', prefix) !== 'emoji') throw badRequest('REACTION_INVALID')
    return requiredText(value, 'emoji', prefix)
  })
  if (emoji.some((one) => !reactionEmoji.has(one))) throw badRequest('REACTION_INVALID')
  if (emoji.length > 1) throw badRequest('REACTIONS_TOO_MANY')
  return emoji
}
