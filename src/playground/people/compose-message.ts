import type { Message, MessageEntity, User } from 'grammy/types'
import type { Room } from '../bot-api/room.ts'
import { quoted } from '../bot-api/quoted.ts'
import { unixTime, type World } from '../bot-api/world.ts'
import { messageIn } from './known.ts'

export interface WriteOptions {
  /** Message that is answered. */
  readonly replyTo?: number
  /** Forum topic to write in; left out: the general one. */
  readonly threadId?: number
  /** Marks that an app sets, such as bold or the mention of somebody without username. */
  readonly entities?: readonly MessageEntity[]
}

/** A message of a person, with what Telegram adds to replies and in forum topics. */
export function composeMessage(
  world: World,
  room: Room,
  person: User,
  content: Partial<Message>,
  options: WriteOptions = {},
): Message {
  return {
    message_id: world.nextMessageId(room),
    from: person,
    chat: room.chat,
    date: unixTime(world),
    ...threadOf(room, options),
    ...content,
  }
}

type Place = Pick<Message, 'message_thread_id' | 'is_topic_message' | 'reply_to_message'>

function threadOf(room: Room, { replyTo, threadId }: WriteOptions): Place {
  const replied = replyTo === undefined ? null : quoted(messageIn(room, replyTo))
  const reply = replied === null ? {} : { reply_to_message: replied }
  if (room.chat.type !== 'supergroup') return reply
  if (room.chat.is_forum === true) {
    const thread = threadId ?? (replied?.is_topic_message === true ? replied.message_thread_id : undefined)
    if (thread === undefined) return reply
    const topic = room.topics.get(thread)
    if (topic === undefined) throw new Error(`there is no topic ${thread} in chat ${room.id}`)
    if (topic.closed) throw new Error(`the topic ${topic.name} is closed`)
    // In a topic, what answers nothing else answers the message that opened the topic.
    const opened = replied ?? quoted(messageIn(room, thread))
    return { message_thread_id: thread, is_topic_message: true, reply_to_message: opened }
  }
  // Outside of forums a chain of replies in a supergroup is a thread too, but no topic.
  if (replied === null) return {}
  return { message_thread_id: replied.message_thread_id ?? replied.message_id, ...reply }
}
