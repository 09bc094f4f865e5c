import type { UserFromGetMe } from 'grammy/types'
import type { Button, RegionCode } from '../../content/button.ts'
import { flagOfConsolePayload } from '../../content/console-payload.ts'
import { isLanguage, type Language } from '../../guardrails/languages.ts'
import { commandAtStart, isAddressed, withoutMention, type CommandAtStart } from './addressed.ts'
import type { Inbound, Place, Sender } from './inbound.ts'
import { moderatorCommandNamed, type ModeratorCommand } from '../moderators/moderator-commands.ts'
import { parseCommand, payloadAsText, type ParsedCommand } from './parse-command.ts'
import { updateSchema, type ReadableMessage, type ReadableUpdate } from './update-schema.ts'

export interface Reader {
  readonly bot: UserFromGetMe
  readonly findRegion: (words: string) => RegionCode | null
  readonly decodeButton: (data: string) => Button | null
}

/** What an update means; null for everything that is not for the bot. Pure and total: takes any JSON. */
export function readUpdate(received: unknown, reader: Reader): Inbound | null {
  const parsed = updateSchema.safeParse(received)
  if (!parsed.success) return null
  const update = parsed.data
  const message = update.message ?? update.edited_message
  if (message !== undefined) return readMessage(update.update_id, message, reader)
  if (update.callback_query !== undefined) return readButton(update.update_id, update.callback_query, reader)
  if (update.inline_query !== undefined) return readInline(update.update_id, update.inline_query)
  if (update.my_chat_member !== undefined) return readMembership(update.update_id, update.my_chat_member)
  return null
}

function readMessage(updateId: number, message: ReadableMessage, reader: Reader): Inbound | null {
  const place = placeOf(message)
  if (place === null || message.from?.id === reader.bot.id) return null
  const sender = senderOf(
    updateId,
    place,
    message.sender_chat?.id ?? message.from?.id,
    message.from?.language_code,
  )
  if (sender === null) return null
  if (message.migrate_to_chat_id !== undefined)
    return { ...sender, kind: 'migrated', toChatId: message.migrate_to_chat_id }

  const text = textOf(message)
  const addressed = place.kind === 'private' || isAddressed(message, reader.bot)
  const messageId = message.message_id
  if (text === null)
    return isContent(message) ? { ...sender, kind: 'unreadable', addressed, messageId } : null

  const start = commandAtStart(message, reader.bot)
  if (start?.forUs === true) {
    const forModerators = moderatorCommandIn(start)
    if (forModerators !== null) return { ...sender, kind: 'moderator-command', ...forModerators, messageId }
    const parsed = parseCommand(start.name, start.argument, reader.findRegion)
    if (parsed !== null) {
      const words = wordsBehind(parsed)
      return { ...sender, kind: 'command', command: parsed.command, text: words, messageId }
    }
  }
  return {
    ...sender,
    kind: 'text',
    text: withoutMention(text, reader.bot),
    addressed: addressed || start?.forUs === true,
    messageId,
  }
}

/** A command for moderators, also as the deep link that leads them to the console. */
function moderatorCommandIn({
  name,
  argument,
}: CommandAtStart): { readonly command: ModeratorCommand; readonly text: string } | null {
  const command = moderatorCommandNamed(name)
  if (command !== null) return { command, text: argument }
  const flagId = name.toLowerCase() === 'start' ? flagOfConsolePayload(argument.trim()) : null
  return flagId === null ? null : { command: 'console', text: flagId }
}

/** What a person wrote behind a command; nothing when the command has understood all of it, as in `/region GB`. */
function wordsBehind({ command, argument }: ParsedCommand): string {
  switch (command.name) {
    case 'start':
      return payloadAsText(argument)
    case 'region':
      return command.region === null ? argument : ''
    case 'language':
      return command.language === null ? argument : ''
    default:
      return argument
  }
}

function readButton(
  updateId: number,
  query: NonNullable<ReadableUpdate['callback_query']>,
  reader: Reader,
): Inbound | null {
  const message = query.message
  // Buttons below inline results carry no chat: there is nowhere to answer but the person's own chat.
  const place: Place | null =
    message === undefined ? { chatId: query.from.id, kind: 'private', threadId: null } : placeOf(message)
  if (place === null) return null
  const sender = senderOf(updateId, place, query.from.id, query.from.language_code)
  if (sender === null) return null
  return {
    ...sender,
    kind: 'button',
    callbackQueryId: query.id,
    button: query.data === undefined ? null : reader.decodeButton(query.data),
    messageId: message?.message_id ?? null,
  }
}

function readInline(updateId: number, query: NonNullable<ReadableUpdate['inline_query']>): Inbound | null {
  const place: Place = { chatId: query.from.id, kind: 'private', threadId: null }
  const sender = senderOf(updateId, place, query.from.id, query.from.language_code)
  return sender === null ? null : { ...sender, kind: 'inline', inlineQueryId: query.id, text: query.query }
}

function readMembership(
  updateId: number,
  change: NonNullable<ReadableUpdate['my_chat_member']>,
): Inbound | null {
  const place = placeOf({ chat: change.chat })
  if (place === null) return null
  const sender = senderOf(updateId, place, change.from.id, change.from.language_code)
  if (sender === null) return null
  const { status } = change.new_chat_member
  if (status === 'left' || status === 'kicked') return { ...sender, kind: 'left' }
  const before = change.old_chat_member.status
  const isNew = before === 'left' || before === 'kicked'
  return isNew && place.kind === 'group' ? { ...sender, kind: 'joined' } : null
}

function placeOf(message: Pick<ReadableMessage, 'chat'> & Partial<ReadableMessage>): Place | null {
  const { chat } = message
  if (chat.type === 'channel') return null
  const inTopic = message.is_topic_message === true ? message.message_thread_id : undefined
  return { chatId: chat.id, kind: chat.type === 'private' ? 'private' : 'group', threadId: inTopic ?? null }
}

function senderOf(
  updateId: number,
  place: Place,
  personId: number | undefined,
  languageCode: string | undefined,
): Sender | null {
  if (personId === undefined) return null
  return { updateId, place, personId, telegramLanguage: languageOf(languageCode) }
}

/** `pt-BR` -> `pt`; null for a language that is not ours. */
function languageOf(code: string | undefined): Language | null {
  const primary = code?.split('-')[0]?.toLowerCase() ?? ''
  return isLanguage(primary) ? primary : null
}

/** Everything in a message that is the person's own words. */
function textOf(message: ReadableMessage): string | null {
  const own = message.text ?? message.caption
  if (own !== undefined) return own
  if (message.poll !== undefined)
    return [message.poll.question, ...message.poll.options.map((option) => option.text)].join('\n')
  return null
}

/** True for what somebody sent on purpose; service messages (joined, pinned, title changed) are none. */
function isContent(message: ReadableMessage): boolean {
  const content: readonly string[] = [
    'animation',
    'audio',
    'contact',
    'dice',
    'document',
    'game',
    'location',
    'paid_media',
    'photo',
    'sticker',
    'story',
    'venue',
    'video',
    'video_note',
    'voice',
    'checklist',
    'invoice',
  ]
  return content.some((key) => message[key] !== undefined)
}
