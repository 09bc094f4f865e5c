import type { Message, Update } from 'grammy/types'
import type { World } from '../bot-api/world.ts'
import { knownPerson, roomOf } from './known.ts'

export interface PressOptions {
  /** Sends the data although no button of the message has it, as a changed app could. */
  readonly forged?: boolean
}

export interface Pressed {
  readonly queryId: string
  readonly update: Update | null
}

export interface Pressing {
  /** Presses the button with this callback data. */
  press(personId: number, chatId: number, messageId: number, data: string, options?: PressOptions): Pressed
}

export function createPressing(world: World): Pressing {
  return {
    press(personId, chatId, messageId, data, { forged = false } = {}) {
      const person = knownPerson(world, personId)
      const room = roomOf(world, person, chatId)
      const message = room.messages.get(messageId)
      if (!forged && !hasButton(message, data))
        throw new Error(`message ${messageId} in chat ${chatId} has no button with the data ${data}`)
      const query = world.queries.ask('button', personId)
      const inlineId = inlineIdOf(world, chatId, messageId)
      const update = world.updates.add('callback_query', {
        callback_query: {
          id: query.id,
          from: person,
          // A message that is gone is told by its place alone.
          ...(inlineId === null
            ? { message: message ?? { chat: room.chat, message_id: messageId, date: 0 as const } }
            : { inline_message_id: inlineId }),
          chat_instance: `instance${chatId}`,
          data,
        },
      })
      return { queryId: query.id, update }
    },
  }
}

function hasButton(message: Message | undefined, data: string): boolean {
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? []
  return buttons.some((button) => 'callback_data' in button && button.callback_data === data)
}

function inlineIdOf(world: World, roomId: number, messageId: number): string | null {
  for (const [id, place] of world.inlineMessages)
    if (place.roomId === roomId && place.messageId === messageId) return id
  return null
}
