import type { Message, MessageEntity } from 'grammy/types'
import { withFoundEntities } from '../bot-api/find-entities.ts'
import { postMessage, replaceMessage, unixTime, type World } from '../bot-api/world.ts'
import { composeMessage, type WriteOptions } from './compose-message.ts'
import { knownPerson, messageIn, roomOf } from './known.ts'
import { mediaContent, type Media } from './media.ts'
import { showBot, type Sent } from './show-bot.ts'

export interface Writing {
  /** Sends a text of at most 4,096 characters; apps split what is longer. */
  say(personId: number, chatId: number, text: string, options?: WriteOptions): Sent
  /** Sends something that is not text, with a caption where there can be one. */
  sendMedia(personId: number, chatId: number, media: Media, options?: WriteOptions): Sent
  /** Replaces the text of a person's own message, or its caption. */
  edit(personId: number, chatId: number, messageId: number, text: string): Sent
  forward(personId: number, fromChatId: number, messageId: number, toChatId: number): Sent
  /** Opens t.me/<bot>?start=<payload> and presses Start. */
  openDeepLink(personId: number, payload: string): Sent
}

/** The most that an app sends in one message. */
const longestMessage = 4096

export function createWriting(world: World): Writing {
  const send = (
    personId: number,
    chatId: number,
    content: Partial<Message>,
    options?: WriteOptions,
  ): Sent => {
    const person = knownPerson(world, personId)
    const room = roomOf(world, person, chatId)
    const standing = room.standings.get(world.bot.id)
    if (room.chat.type === 'private') {
      if (standing === 'kicked') throw new Error(`${person.first_name} blocked the bot: unblock it first`)
      room.standings.set(world.bot.id, 'member')
    }
    const message = postMessage(world, room, composeMessage(world, room, person, content, options))
    return { message, update: showBot(world, room, message) }
  }

  const say: Writing['say'] = (personId, chatId, text, options) =>
    send(personId, chatId, textContent(text, options?.entities), options)

  return {
    say,
    sendMedia: (personId, chatId, media, options) =>
      send(personId, chatId, mediaContent(media, options?.entities), options),
    edit(personId, chatId, messageId, text) {
      const room = roomOf(world, knownPerson(world, personId), chatId)
      const before = messageIn(room, messageId)
      if (before.from?.id !== personId) throw new Error(`message ${messageId} is not of person ${personId}`)
      const { entities: _, caption_entities: __, ...rest } = before
      const { text: words, entities = [] } = textContent(text, [])
      const content: Partial<Message> =
        before.text === undefined
          ? { caption: words ?? '', ...(entities.length > 0 ? { caption_entities: entities } : {}) }
          : { text: words ?? '', ...(entities.length > 0 ? { entities } : {}) }
      const message = replaceMessage(world, room, { ...rest, ...content, edit_date: unixTime(world) })
      return { message, update: showBot(world, room, message, 'edited_message') }
    },
    forward(personId, fromChatId, messageId, toChatId) {
      const person = knownPerson(world, personId)
      const original = messageIn(roomOf(world, person, fromChatId), messageId)
      return send(personId, toChatId, forwarded(original))
    },
    openDeepLink: (personId, payload) => say(personId, personId, `/start ${payload}`.trim()),
  }
}

function textContent(text: string, own: readonly MessageEntity[] = []): Pick<Message, 'text' | 'entities'> {
  const words = text.trim()
  if (words === '') throw new Error('an app sends no empty message')
  if (words.length > longestMessage) throw new Error(`an app splits texts over ${longestMessage} characters`)
  const entities = withFoundEntities(words, own)
  return entities.length === 0 ? { text: words } : { text: words, entities }
}

/** What a forward keeps: the content and where it came from, not whom it answered. */
function forwarded(original: Message): Partial<Message> {
  const {
    message_id: _id,
    from,
    chat: _chat,
    date,
    reply_to_message: _reply,
    reply_markup: _markup,
    message_thread_id: _thread,
    is_topic_message: _topic,
    edit_date: _edited,
    ...content
  } = original
  if (from === undefined) throw new Error('only messages of persons are forwarded here')
  return { forward_origin: { type: 'user', sender_user: from, date }, ...content }
}
