import type { Message, Update, User } from 'grammy/types'
import { chatMember } from '../bot-api/chat-member.ts'
import { isAdministrator, type Room, type Standing } from '../bot-api/room.ts'
import { postMessage, privateRoom, unixTime, type World } from '../bot-api/world.ts'
import { composeMessage } from './compose-message.ts'
import { groupOf, knownPerson } from './known.ts'
import { showBot } from './show-bot.ts'

export interface Membership {
  join(personId: number, chatId: number): void
  leave(personId: number, chatId: number): void
  /** Adds the bot to a group, as a member or, when told, as an administrator. */
  addBot(personId: number, chatId: number, standing?: 'member' | 'administrator'): void
  removeBot(personId: number, chatId: number): void
  /** Makes the bot an administrator, or a plain member again. */
  changeBotRights(personId: number, chatId: number, standing: 'member' | 'administrator'): void
  blockBot(personId: number): void
  unblockBot(personId: number): void
}

export function createMembership(world: World): Membership {
  /** The update comes before the service message, as in Telegram. */
  const moveBot = (person: User, room: Room, next: Standing) => {
    const before = room.standings.get(world.bot.id) ?? 'left'
    room.standings.set(world.bot.id, next)
    const change = membershipChange(world, room, person, world.bot, before, next)
    world.updates.add('my_chat_member', { my_chat_member: change })
    world.tell({ kind: 'room', chatId: room.id })
  }
  const movePerson = (person: User, chatId: number, next: Standing, content: Partial<Message>) => {
    const room = world.rooms.get(chatId)
    if (room === undefined || room.chat.type === 'private') throw new Error(`there is no group ${chatId}`)
    const before = room.standings.get(person.id) ?? 'left'
    room.standings.set(person.id, next)
    // Telegram tells of other members only administrators, and only those that asked for it.
    if (isAdministrator(room.standings.get(world.bot.id)))
      world.updates.add('chat_member', {
        chat_member: membershipChange(world, room, person, person, before, next),
      })
    showBot(world, room, postMessage(world, room, composeMessage(world, room, person, content)))
    world.tell({ kind: 'room', chatId })
  }

  return {
    join(personId, chatId) {
      const person = knownPerson(world, personId)
      movePerson(person, chatId, 'member', { new_chat_members: [person] })
    },
    leave(personId, chatId) {
      const person = knownPerson(world, personId)
      groupOf(world, person, chatId)
      movePerson(person, chatId, 'left', { left_chat_member: person })
    },
    addBot(personId, chatId, standing = 'member') {
      const person = knownPerson(world, personId)
      const room = groupOf(world, person, chatId)
      moveBot(person, room, standing)
      const service = { new_chat_members: [plainBot(world)] }
      showBot(world, room, postMessage(world, room, composeMessage(world, room, person, service)))
    },
    removeBot(personId, chatId) {
      const person = knownPerson(world, personId)
      const room = groupOf(world, person, chatId)
      moveBot(person, room, 'kicked')
      const service = { left_chat_member: plainBot(world) }
      postMessage(world, room, composeMessage(world, room, person, service))
    },
    changeBotRights(personId, chatId, standing) {
      const person = knownPerson(world, personId)
      moveBot(person, groupOf(world, person, chatId), standing)
    },
    blockBot(personId) {
      const person = knownPerson(world, personId)
      moveBot(person, privateRoom(world, person), 'kicked')
    },
    unblockBot(personId) {
      const person = knownPerson(world, personId)
      moveBot(person, privateRoom(world, person), 'member')
    },
  }
}

function plainBot({ bot }: World): User {
  return { id: bot.id, is_bot: true, first_name: bot.first_name, username: bot.username }
}

function membershipChange(
  world: World,
  room: Room,
  by: User,
  subject: User,
  before: Standing,
  after: Standing,
): NonNullable<Update['my_chat_member']> {
  const user = subject.id === world.bot.id ? plainBot(world) : subject
  return {
    chat: room.chat,
    from: by,
    date: unixTime(world),
    old_chat_member: chatMember(user, before),
    new_chat_member: chatMember(user, after),
  }
}
