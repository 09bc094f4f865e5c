import type { Message } from 'grammy/types'
import { accessibleRoom, openThread } from '../chat-access.ts'
import { checkedDocument } from '../checked-document.ts'
import { checkedMarkup, checkPlace } from '../checked-markup.ts'
import { checkedText } from '../checked-text.ts'
import type { Methods } from '../method.ts'
import {
  flagParameter,
  isRecord,
  requiredInteger,
  structureParameter,
  textParameter,
  type Payload,
} from '../payload.ts'
import { quoted } from '../quoted.ts'
import { badRequest } from '../refusal.ts'
import type { Room } from '../room.ts'
import { postMessage, unixTime, type World } from '../world.ts'

/** sendMessage, sendDocument and sendChatAction. */
export const sendingMethods: Methods = {
  sendmessage(world, payload) {
    const content = checkedText(payload, (id) => world.persons.has(id))
    const markup = checkedMarkup(payload)
    return send(world, payload, {
      text: content.text,
      ...(content.entities.length === 0 ? {} : { entities: [...content.entities] }),
      ...(markup === null ? {} : { reply_markup: markup }),
    })
  },

  senddocument(world, payload) {
    const caption = textParameter(payload, 'caption')
    if (caption.length > longestCaption) throw badRequest('message caption is too long')
    const document = checkedDocument(payload)
    return send(world, payload, { document, ...(caption === '' ? {} : { caption }) })
  },

  sendchataction(world, payload) {
    const action = textParameter(payload, 'action')
    if (!chatActions.has(action)) throw badRequest('wrong parameter action in request')
    const room = accessibleRoom(world, payload)
    world.tell({ kind: 'action', chatId: room.id, threadId: openThread(room, payload), action })
    return true
  },
}

/** https://core.telegram.org/bots/api#senddocument */
const longestCaption = 1024

const chatActions: ReadonlySet<string> = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
])

function send(world: World, payload: Payload, content: Partial<Message>): Message {
  const room = accessibleRoom(world, payload)
  checkPlace(content.reply_markup ?? null, room.chat.type === 'private')
  const thread = openThread(room, payload)
  const replied = repliedMessage(world, room, payload)
  return postMessage(world, room, {
    message_id: world.nextMessageId(room),
    from: asSender(world),
    chat: room.chat,
    date: unixTime(world),
    ...(thread === null ? {} : { message_thread_id: thread, is_topic_message: true }),
    ...(replied === null ? {} : { reply_to_message: replied }),
    ...(flagParameter(payload, 'protect_content') ? { has_protected_content: true as const } : {}),
    ...content,
  })
}

function asSender({ bot }: World) {
  return { id: bot.id, is_bot: true, first_name: bot.first_name, username: bot.username }
}

function repliedMessage(
  world: World,
  room: Room,
  payload: Payload,
): NonNullable<Message['reply_to_message']> | null {
  const parameters = structureParameter(payload, 'reply_parameters', 'reply parameters') ?? {
    message_id: payload['reply_to_message_id'] ?? 0,
    allow_sending_without_reply: payload['allow_sending_without_reply'],
  }
  if (!isRecord(parameters)) throw badRequest('object expected as reply parameters')
  if (Object.keys(parameters).length === 0) return null
  const id = requiredInteger(parameters, 'message_id', '')
  if (id <= 0) return null
  const elsewhere = textParameter(parameters, 'chat_id')
  const place = elsewhere === '' ? room : accessibleRoom(world, parameters)
  const message = place.messages.get(id)
  if (message !== undefined) return quoted(message)
  if (flagParameter(parameters, 'allow_sending_without_reply')) return null
  throw badRequest('message to be replied not found')
}
