import type { Message } from 'grammy/types'
import { integerParameter, textParameter, type Payload } from './payload.ts'
import { badRequest, forbidden, Refusal } from './refusal.ts'
import { isPresent, type Room } from './room.ts'
import type { World } from './world.ts'

/**
 * The chat that a call names, when the bot may act there. Throws Refusal: chat not found, blocked, kicked, not a
 * member, or upgraded to a supergroup (with the new id).
 */
export function accessibleRoom(world: World, payload: Payload): Room {
  const words = textParameter(payload, 'chat_id')
  if (words === '') throw badRequest('chat_id is empty')
  const room = world.rooms.get(Number(words))
  if (room === undefined) throw badRequest('chat not found')
  checkStanding(world, room)
  return room
}

function checkStanding(world: World, room: Room): void {
  const standing = room.standings.get(world.bot.id)
  if (room.movedTo !== null)
    throw new Refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: room.movedTo,
    })
  if (isPresent(standing)) return
  if (room.chat.type === 'private') {
    if (standing === 'kicked') throw forbidden('bot was blocked by the user')
    // A bot knows a person whom it meets in a group, but may not write first.
    if (sharesGroup(world, room.id)) throw forbidden("bot can't initiate conversation with a user")
    throw badRequest('chat not found')
  }
  if (standing === undefined) throw badRequest('chat not found')
  const place = room.chat.type === 'group' ? 'group chat' : 'supergroup chat'
  if (standing === 'kicked') throw forbidden(`bot was kicked from the ${place}`)
  throw forbidden(`bot is not a member of the ${place}`)
}

function sharesGroup(world: World, personId: number): boolean {
  for (const room of world.rooms.values())
    if (
      room.chat.type !== 'private' &&
      isPresent(room.standings.get(personId)) &&
      isPresent(room.standings.get(world.bot.id))
    )
      return true
  return false
}

/**
 * The message that a call names.
 *
 * @param what as Telegram says it: 'message to edit', 'message to delete'
 */
export function existingMessage(room: Room, payload: Payload, what: string): Message {
  const id = integerParameter(payload, 'message_id', 0)
  if (id === 0) throw badRequest('message identifier is not specified')
  const message = room.messages.get(id)
  if (message === undefined) throw badRequest(`${what} not found`)
  return message
}

/** The forum topic that a call names; null when it names none or the chat has no topics. */
export function openThread(room: Room, payload: Payload): number | null {
  const thread = integerParameter(payload, 'message_thread_id', 0)
  if (thread === 0) return null
  if (room.chat.type === 'private') throw badRequest('message thread not found')
  // Outside of forums Telegram passes over the number.
  if (room.chat.is_forum !== true) return null
  const topic = room.topics.get(thread)
  if (topic === undefined) throw badRequest('message thread not found')
  if (topic.closed) throw badRequest('TOPIC_CLOSED')
  return thread
}
