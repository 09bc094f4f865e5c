import type { Update } from 'grammy/types'
import { createRoom, type Room, type Standing } from '../bot-api/room.ts'
import { postMessage, type World } from '../bot-api/world.ts'
import { composeMessage } from './compose-message.ts'
import { groupOf, knownPerson } from './known.ts'
import { showBot } from './show-bot.ts'

export interface NewGroup {
  readonly title: string
  readonly type: 'group' | 'supergroup'
  /** Supergroups only. */
  readonly isForum?: boolean
  readonly id?: number
  /** The first one created the group. */
  readonly members: readonly number[]
  /** Where the bot stands from the start, without an update; left out: it was never there. */
  readonly bot?: Standing
}

export interface Groups {
  createGroup(group: NewGroup): Room
  /** Turns a group into a supergroup with a new id; the bot is told by two service messages. */
  migrate(personId: number, chatId: number): Room
  /** Opens a forum topic; gives back its thread id. */
  createTopic(personId: number, chatId: number, name: string): number
  closeTopic(personId: number, chatId: number, threadId: number): Update | null
}

export function createGroups(world: World): Groups {
  let created = 0
  const newGroup = ({ title, type, isForum = false, id, members, bot }: NewGroup): Room => {
    created += 1
    const groupId = id ?? (type === 'group' ? -4_000_000_000 : -1_002_000_000_000) - created
    if (world.rooms.has(groupId)) throw new Error(`there is a chat ${groupId} already`)
    const room = createRoom(
      type === 'group'
        ? { id: groupId, type, title }
        : { id: groupId, type, title, ...(isForum ? { is_forum: true } : {}) },
    )
    members.forEach((personId, index) => {
      room.standings.set(knownPerson(world, personId).id, index === 0 ? 'creator' : 'member')
    })
    if (bot !== undefined) room.standings.set(world.bot.id, bot)
    world.rooms.set(room.id, room)
    world.tell({ kind: 'room', chatId: room.id })
    return room
  }

  return {
    createGroup: newGroup,
    migrate(personId, chatId) {
      const person = knownPerson(world, personId)
      const old = groupOf(world, person, chatId)
      if (old.chat.type !== 'group') throw new Error(`chat ${chatId} is a supergroup already`)
      const room = newGroup({ title: old.chat.title, type: 'supergroup', members: [] })
      for (const [userId, standing] of old.standings) room.standings.set(userId, standing)
      const leaving = composeMessage(world, old, person, { migrate_to_chat_id: room.id })
      const arriving = composeMessage(world, room, person, { migrate_from_chat_id: old.id })
      showBot(world, old, postMessage(world, old, leaving))
      old.movedTo = room.id
      showBot(world, room, postMessage(world, room, arriving))
      world.tell({ kind: 'room', chatId: old.id })
      return room
    },
    createTopic(personId, chatId, name) {
      const person = knownPerson(world, personId)
      const room = forumOf(world, personId, chatId)
      const composed = composeMessage(world, room, person, {
        forum_topic_created: { name, icon_color: 7_322_096 },
      })
      const thread = composed.message_id
      const message = { ...composed, message_thread_id: thread, is_topic_message: true }
      room.topics.set(thread, { name, closed: false })
      showBot(world, room, postMessage(world, room, message))
      world.tell({ kind: 'room', chatId })
      return thread
    },
    closeTopic(personId, chatId, threadId) {
      const room = forumOf(world, personId, chatId)
      const topic = room.topics.get(threadId)
      if (topic === undefined) throw new Error(`there is no topic ${threadId} in chat ${chatId}`)
      const person = knownPerson(world, personId)
      const message = composeMessage(world, room, person, { forum_topic_closed: {} }, { threadId })
      room.topics.set(threadId, { ...topic, closed: true })
      return showBot(world, room, postMessage(world, room, message))
    },
  }
}

function forumOf(world: World, personId: number, chatId: number): Room {
  const room = groupOf(world, knownPerson(world, personId), chatId)
  if (room.chat.is_forum !== true) throw new Error(`chat ${chatId} is no forum`)
  return room
}
