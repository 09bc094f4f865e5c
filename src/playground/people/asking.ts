import type { InlineQuery, InlineQueryResult, Update } from 'grammy/types'
import { postMessage, type World } from '../bot-api/world.ts'
import { composeMessage } from './compose-message.ts'
import { knownPerson, roomOf } from './known.ts'
import { showBot, type Sent } from './show-bot.ts'

export interface Asked {
  readonly queryId: string
  readonly update: Update | null
}

/** Inline mode: `@bot words` typed in any chat. */
export interface Asking {
  askInline(personId: number, chatId: number, words: string, offset?: string): Asked
  /** Sends a result into the chat. Results come with the event `inline-answered`. */
  chooseResult(personId: number, chatId: number, result: InlineQueryResult): Sent
}

export function createAsking(world: World): Asking {
  return {
    askInline(personId, chatId, words, offset = '') {
      const person = knownPerson(world, personId)
      const { chat } = roomOf(world, person, chatId)
      const query = world.queries.ask('inline', personId)
      const chatType: NonNullable<InlineQuery['chat_type']> = chat.type === 'private' ? 'sender' : chat.type
      const update = world.updates.add('inline_query', {
        inline_query: { id: query.id, from: person, query: words.slice(0, 256), offset, chat_type: chatType },
      })
      return { queryId: query.id, update }
    },
    chooseResult(personId, chatId, result) {
      const person = knownPerson(world, personId)
      const room = roomOf(world, person, chatId)
      const content = 'input_message_content' in result ? result.input_message_content : undefined
      if (content === undefined || !('message_text' in content))
        throw new Error('only results of text are sent')
      const { bot } = world
      const message = composeMessage(world, room, person, {
        text: content.message_text,
        ...(content.entities === undefined ? {} : { entities: content.entities }),
        ...(result.reply_markup === undefined ? {} : { reply_markup: result.reply_markup }),
        via_bot: { id: bot.id, is_bot: true, first_name: bot.first_name, username: bot.username },
      })
      world.inlineMessages.set(`inline-${world.inlineMessages.size + 1}`, {
        roomId: room.id,
        messageId: message.message_id,
      })
      postMessage(world, room, message)
      return { message, update: showBot(world, room, message) }
    },
  }
}
