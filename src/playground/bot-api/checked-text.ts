import type { MessageEntity } from 'grammy/types'
import { checkEntities } from './checked-entities.ts'
import { withFoundEntities } from './find-entities.ts'
import { structureParameter, textParameter, type Payload } from './payload.ts'
import { badRequest } from './refusal.ts'

/** https://core.telegram.org/bots/api#sendmessage: 1-4096 characters after entities parsing. */
const longestText = 4096

export interface CheckedText {
  readonly text: string
  readonly entities: readonly MessageEntity[]
}

/**
 * The text of a message as Telegram would keep it: trimmed, with the entities of the call and those it finds
 * itself. Throws Refusal in Telegram's words. Parse modes are refused: this server reads no markup.
 */
export function checkedText(payload: Payload, known: (userId: number) => boolean): CheckedText {
  return checkText(
    textParameter(payload, 'text'),
    structureParameter(payload, 'entities', 'message entities'),
    textParameter(payload, 'parse_mode'),
    known,
  )
}

/** The same for a text inside another parameter. */
export function checkText(
  text: string,
  givenEntities: unknown,
  parseMode: string,
  known: (userId: number) => boolean,
): CheckedText {
  if (text === '') throw badRequest('message text is empty')
  if (parseMode !== '' && parseMode.toLowerCase() !== 'none') throw badRequest('unsupported parse_mode')
  if (/\p{Surrogate}/u.test(text)) throw badRequest('strings must be encoded in UTF-8')
  const entities = checkEntities(givenEntities, text, known)
  const start = text.length - text.trimStart().length
  const trimmed = text.trim()
  if (trimmed === '') throw badRequest('text must be non-empty')
  if (trimmed.length > longestText) throw badRequest('message is too long')
  const kept = entities.flatMap((entity) => {
    const from = Math.max(entity.offset - start, 0)
    const to = Math.min(entity.offset + entity.length - start, trimmed.length)
    return to > from ? [{ ...entity, offset: from, length: to - from }] : []
  })
  return { text: trimmed, entities: withFoundEntities(trimmed, kept) }
}
