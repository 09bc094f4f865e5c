import type { InlineKeyboardMarkup, Message } from 'grammy/types'
import { accessibleRoom, existingMessage } from '../chat-access.ts'
import { checkedMarkup, checkPlace } from '../checked-markup.ts'
import { checkedText } from '../checked-text.ts'
import type { Methods } from '../method.ts'
import { structureParameter, textParameter, type Payload } from '../payload.ts'
import { badRequest } from '../refusal.ts'
import { isAdministrator, type Room } from '../room.ts'
import { replaceMessage, unixTime, type World } from '../world.ts'

const notModified =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
/** Seconds: https://core.telegram.org/bots/api#deletemessage */
const deletableFor = 48 * 3600
const mostIds = 100

/** editMessageText, editMessageReplyMarkup, deleteMessage and deleteMessages. */
export const editingMethods: Methods = {
  editmessagetext(world, payload) {
    const content = checkedText(payload, (id) => world.persons.has(id))
    const markup = checkedMarkup(payload)
    const { room, message, answer } = editable(world, payload)
    if (message.text === undefined) throw badRequest('there is no text in the message to edit')
    const { entities: _, ...rest } = message
    const entities = content.entities.length === 0 ? {} : { entities: [...content.entities] }
    return answer(changed(world, room, message, { ...rest, text: content.text, ...entities }, markup))
  },

  editmessagereplymarkup(world, payload) {
    const markup = checkedMarkup(payload)
    const { room, message, answer } = editable(world, payload)
    return answer(changed(world, room, message, message, markup))
  },

  deletemessage(world, payload) {
    const room = accessibleRoom(world, payload)
    const message = existingMessage(room, payload, 'message to delete')
    if (!isDeletable(world, room, message)) throw badRequest("message can't be deleted")
    remove(world, room, message.message_id)
    return true
  },

  deletemessages(world, payload) {
    const room = accessibleRoom(world, payload)
    const ids = structureParameter(payload, 'message_ids', 'message_ids')
    if (ids === undefined) throw badRequest('message identifiers are not specified')
    if (!Array.isArray(ids)) throw badRequest('expected an Array of message identifiers')
    if (ids.length > mostIds) throw badRequest('too many message identifiers specified')
    // Messages that are gone or out of reach are passed over.
    for (const id of ids.map(Number)) {
      const message = room.messages.get(id)
      if (message !== undefined && isDeletable(world, room, message)) remove(world, room, id)
    }
    return true
  },
}

interface Editable {
  readonly room: Room
  readonly message: Message
  /** Editing an inline message is answered with `true`, any other with the message. */
  readonly answer: (edited: Message) => Message | true
}

function editable(world: World, payload: Payload): Editable {
  const inlineId = textParameter(payload, 'inline_message_id')
  if (textParameter(payload, 'chat_id') === '' && inlineId !== '') {
    const place = world.inlineMessages.get(inlineId)
    const room = world.rooms.get(place?.roomId ?? 0)
    const message = room?.messages.get(place?.messageId ?? 0)
    if (room === undefined || message === undefined) throw badRequest('MESSAGE_ID_INVALID')
    return { room, message, answer: () => true }
  }
  const room = accessibleRoom(world, payload)
  const message = existingMessage(room, payload, 'message to edit')
  if (message.from?.id !== world.bot.id) throw badRequest("message can't be edited")
  return { room, message, answer: (edited) => edited }
}

function changed(
  world: World,
  room: Room,
  before: Message,
  content: Message,
  markup: InlineKeyboardMarkup | null,
): Message {
  checkPlace(markup, room.chat.type === 'private')
  const { reply_markup: _, ...rest } = content
  const after: Message = markup === null ? rest : { ...rest, reply_markup: markup }
  if (look(before) === look(after)) throw badRequest(notModified)
  return replaceMessage(world, room, { ...after, edit_date: unixTime(world) })
}

/** What Telegram compares: content and buttons. */
function look(message: Message): string {
  return JSON.stringify([message.text, message.entities ?? [], message.reply_markup?.inline_keyboard ?? []])
}

function isDeletable(world: World, room: Room, message: Message): boolean {
  if (unixTime(world) - message.date > deletableFor) return false
  const own = message.from?.id === world.bot.id
  return own || room.chat.type === 'private' || isAdministrator(room.standings.get(world.bot.id))
}

function remove(world: World, room: Room, messageId: number): void {
  room.messages.delete(messageId)
  world.tell({ kind: 'deleted', chatId: room.id, messageId })
}
