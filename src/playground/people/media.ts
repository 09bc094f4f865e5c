import type { Message, MessageEntity } from 'grammy/types'
import { withFoundEntities } from '../bot-api/find-entities.ts'

/** What a person can send besides text. */
export type Media =
  | { readonly kind: 'photo'; readonly caption?: string }
  | { readonly kind: 'document'; readonly caption?: string }
  | { readonly kind: 'voice'; readonly seconds?: number }
  | { readonly kind: 'sticker'; readonly emoji?: string }
  | { readonly kind: 'location' }
  | { readonly kind: 'poll'; readonly question: string; readonly options: readonly string[] }

/** Files are never fetched, so every one of a kind is the same. */
const file = (name: string) => ({ file_id: `local-${name}`, file_unique_id: `unique-${name}` })

export function mediaContent(media: Media, entities: readonly MessageEntity[] = []): Partial<Message> {
  switch (media.kind) {
    case 'photo':
      return { photo: [{ ...file('photo'), width: 800, height: 600 }], ...captionOf(media.caption, entities) }
    case 'document':
      return {
        document: { ...file('document'), file_name: 'notes.pdf', mime_type: 'application/pdf' },
        ...captionOf(media.caption, entities),
      }
    case 'voice':
      return { voice: { ...file('voice'), duration: media.seconds ?? 4, mime_type: 'audio/ogg' } }
    case 'sticker':
      return {
        sticker: {
          ...file('sticker'),
          type: 'regular',
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
          emoji: media.emoji ?? '🙂',
        },
      }
    case 'location':
      return { location: { latitude: 0, longitude: 0 } }
    case 'poll':
      return pollContent(media.question, media.options)
  }
}

function captionOf(caption: string | undefined, own: readonly MessageEntity[]): Partial<Message> {
  const words = caption?.trim() ?? ''
  if (words === '') return {}
  if (words.length > 1024) throw new Error('an app cuts captions at 1,024 characters')
  const entities = withFoundEntities(words, own)
  return entities.length === 0 ? { caption: words } : { caption: words, caption_entities: entities }
}

function pollContent(question: string, options: readonly string[]): Partial<Message> {
  return {
    poll: {
      id: 'local-poll',
      question,
      options: options.map((text, index) => ({ persistent_id: String(index), text, voter_count: 0 })),
      total_voter_count: 0,
      is_closed: false,
      is_anonymous: true,
      type: 'regular',
      allows_multiple_answers: false,
    } as NonNullable<Message['poll']>,
  }
}
