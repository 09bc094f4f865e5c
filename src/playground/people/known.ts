import type { Message, User } from 'grammy/types'
import { isPresent, type Room } from '../bot-api/room.ts'
import type { World } from '../bot-api/world.ts'

/** The person with this id. Throws when there is none: a fault of whoever plays the people. */
export function knownPerson(world: World, personId: number): User {
  const person = world.persons.get(personId)
  if (person === undefined) throw new Error(`there is no person ${personId}: add one with addPerson`)
  return person
}

/** The room with this id, in which the person is present. */
export function roomOf(world: World, person: User, chatId: number): Room {
  const room = world.rooms.get(chatId)
  if (room === undefined) throw new Error(`there is no chat ${chatId}`)
  if (room.movedTo !== null) throw new Error(`chat ${chatId} became the supergroup ${room.movedTo}`)
  if (!isPresent(room.standings.get(person.id)))
    throw new Error(`${person.first_name} is not in chat ${chatId}`)
  return room
}

export function groupOf(world: World, person: User, chatId: number): Room {
  const room = roomOf(world, person, chatId)
  if (room.chat.type === 'private') throw new Error(`chat ${chatId} is a private chat`)
  return room
}

export function messageIn(room: Room, messageId: number): Message {
  const message = room.messages.get(messageId)
  if (message === undefined) throw new Error(`there is no message ${messageId} in chat ${room.id}`)
  return message
}
