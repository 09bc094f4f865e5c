import type { Message, User, UserFromGetMe } from 'grammy/types'
import { createBotProfile, type StoredProfile } from './bot-profile.ts'
import { createQueries, type Queries } from './queries.ts'
import { createRoom, type Room } from './room.ts'
import { createUpdateQueue, type UpdateQueue } from './update-queue.ts'
import type { WorldEvent } from './world-event.ts'

/** Everything that Telegram's servers would know, for one bot. */
export interface World {
  readonly bot: UserFromGetMe
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly persons: Map<number, User>
  readonly rooms: Map<number, Room>
  readonly updates: UpdateQueue
  readonly queries: Queries
  readonly profile: StoredProfile
  /** Messages sent through the bot's inline mode, by their inline message id. */
  readonly inlineMessages: Map<string, { readonly roomId: number; readonly messageId: number }>
  readonly tell: (event: WorldEvent) => void
  /** Private chats and basic groups share one row of message ids for each account; supergroups have their own. */
  nextMessageId(room: Room): number
}

export interface WorldSettings {
  readonly bot: UserFromGetMe
  readonly now: () => number
  readonly tell: (event: WorldEvent) => void
}

export function createWorld(settings: WorldSettings): World {
  let lastSharedMessageId = 0
  return {
    ...settings,
    persons: new Map(),
    rooms: new Map(),
    updates: createUpdateQueue(firstUpdateId(settings.now()), settings.tell),
    queries: createQueries(settings.now),
    profile: createBotProfile(),
    inlineMessages: new Map(),
    nextMessageId(room) {
      if (room.chat.type === 'supergroup') {
        room.lastMessageId += 1
        return room.lastMessageId
      }
      lastSharedMessageId += 1
      return lastSharedMessageId
    },
  }
}

/**
 * Ids of a restarted server must be new ones, or a bot that remembers what it answered would take its updates for
 * repeated. Tenths of a second leave room for ten updates a second between two starts.
 */
function firstUpdateId(now: number): number {
  return (Math.floor(now / 100) % 2_000_000_000) + 1
}

/** Unix time in seconds, as Telegram writes dates. */
export function unixTime(world: World): number {
  return Math.floor(world.now() / 1000)
}

/** The private chat of a person, which exists before anything was written in it. */
export function privateRoom(world: World, person: User): Room {
  const known = world.rooms.get(person.id)
  if (known !== undefined) return known
  const room = createRoom({
    id: person.id,
    type: 'private',
    first_name: person.first_name,
    ...(person.username === undefined ? {} : { username: person.username }),
  })
  room.standings.set(person.id, 'member')
  room.standings.set(world.bot.id, 'left')
  world.rooms.set(room.id, room)
  return room
}

/** Puts a message into its room and shows it to everybody who looks on. */
export function postMessage(world: World, room: Room, message: Message): Message {
  room.messages.set(message.message_id, message)
  world.tell({ kind: 'message', message })
  return message
}

/** Replaces a message by its new version. */
export function replaceMessage(world: World, room: Room, message: Message): Message {
  room.messages.set(message.message_id, message)
  world.tell({ kind: 'edited', message })
  return message
}
