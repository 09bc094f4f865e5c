import type { Message } from 'grammy/types'
import type { Payload } from './payload.ts'
import { badRequest } from './refusal.ts'

/** https://core.telegram.org/bots/api#sending-files: 50 MB for a file that a bot uploads. */
const largestFile = 50 * 1024 * 1024

/** What is kept of a document: its name and size, as Telegram shows them. This server stores no files. */
export function checkedDocument(payload: Payload): NonNullable<Message['document']> {
  const given = payload['document']
  if (given === undefined || given === '') throw badRequest('there is no document in the request')
  if (!(given instanceof File)) throw badRequest('wrong file identifier/HTTP URL specified')
  if (given.size === 0) throw badRequest('file must be non-empty')
  if (given.size > largestFile) throw badRequest('file is too big')
  return {
    file_id: `local-document-${given.size}`,
    file_unique_id: `unique-document-${given.size}`,
    file_name: given.name,
    file_size: given.size,
    ...(given.type === '' ? {} : { mime_type: given.type }),
  }
}
