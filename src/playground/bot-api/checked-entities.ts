import type { MessageEntity } from 'grammy/types'
import { checkLink } from './checked-link.ts'
import { isRecord, requiredInteger, requiredText } from './payload.ts'
import { badRequest } from './refusal.ts'

const prefix = "can't parse MessageEntity: "
const mostEntities = 100

/** Types that carry nothing but their place. */
const plainTypes = [
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
] as const

/** Telegram finds these itself and passes over them when a bot sends them. */
const foundTypes: ReadonlySet<string> = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bank_card_number',
])

/**
 * Checks the entities of a call against their text. Throws Refusal in Telegram's words for what it refuses.
 *
 * @param known whether a user id may be mentioned
 */
export function checkEntities(
  given: unknown,
  text: string,
  known: (userId: number) => boolean,
): readonly MessageEntity[] {
  if (given === undefined) return []
  // Telegram passes over entities that are no array.
  if (!Array.isArray(given)) return []
  if (given.length > mostEntities) throw badRequest('ENTITIES_TOO_LONG')
  const list: readonly unknown[] = given
  const entities = list.flatMap((value) => readEntity(value, known)).filter((entity) => entity.length !== 0)
  for (const entity of entities) checkPlace(entity, text)
  checkNesting(entities)
  return entities
}

function readEntity(value: unknown, known: (userId: number) => boolean): readonly MessageEntity[] {
  if (!isRecord(value)) throw badRequest(`${prefix}expected an Object`)
  const place = {
    offset: requiredInteger(value, 'offset', prefix),
    length: requiredInteger(value, 'length', prefix),
  }
  const type = requiredText(value, 'type', prefix)
  const plain = plainTypes.find((name) => name === type)
  if (plain !== undefined) return [{ type: plain, ...place }]
  if (foundTypes.has(type)) return []
  switch (type) {
    case 'pre': {
      const language = value['language'] === undefined ? '' : requiredText(value, 'language', prefix)
      return [language === '' ? { type, ...place } : { type, ...place, language }]
    }
    case 'text_link': {
      const url = requiredText(value, 'url', prefix)
      const fault = checkLink(url)
      if (fault !== null) throw badRequest(`entity URL '${url}' is invalid: ${fault}`)
      return [{ type, ...place, url }]
    }
    case 'text_mention': {
      const user = value['user']
      if (!isRecord(user)) throw badRequest(`${prefix}Can't find field "user"`)
      const id = requiredInteger(user, 'id', prefix)
      if (!known(id)) throw badRequest('user not found')
      return [{ type, ...place, user: { id, is_bot: false, first_name: '' } }]
    }
    case 'custom_emoji':
      return [{ type, ...place, custom_emoji_id: requiredText(value, 'custom_emoji_id', prefix) }]
    default:
      throw badRequest(`${prefix}Unsupported type specified`)
  }
}

function checkPlace({ offset, length }: MessageEntity, text: string): void {
  if (offset < 0) throw badRequest(`receive an entity with incorrect offset ${offset}`)
  if (length < 0) throw badRequest(`receive an entity with incorrect length ${length}`)
  if (offset >= text.length)
    throw badRequest(`entity begins after the end of the text at UTF-16 offset ${offset}`)
  if (offset + length > text.length) throw endsOutside(offset, length)
  if (splitsSymbol(text, offset))
    throw badRequest(`entity begins in a middle of a UTF-16 symbol at byte offset ${bytesUpTo(text, offset)}`)
  if (splitsSymbol(text, offset + length))
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${bytesUpTo(text, offset + length)}`,
    )
}

/** Entities may lie in one another but not cross. */
function checkNesting(entities: readonly MessageEntity[]): void {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length)
  const open: number[] = []
  for (const { offset, length } of sorted) {
    while (open.length > 0 && (open.at(-1) ?? 0) <= offset) open.pop()
    const end = open.at(-1)
    if (end !== undefined && offset + length > end) throw endsOutside(offset, length)
    open.push(offset + length)
  }
}

function endsOutside(offset: number, length: number) {
  return badRequest(
    `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
  )
}

function splitsSymbol(text: string, offset: number): boolean {
  const before = text.charCodeAt(offset - 1)
  const after = text.charCodeAt(offset)
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000
}

function bytesUpTo(text: string, offset: number): number {
  return Buffer.byteLength(text.slice(0, offset - 1))
}
