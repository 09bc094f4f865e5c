import type { MessageEntity } from 'grammy/types'

type FoundType = 'bot_command' | 'mention' | 'url' | 'email' | 'hashtag'

/**
 * What Telegram marks by itself in every text. Each pattern is bounded; where two meet, the one listed first wins.
 * Modelled on https://core.telegram.org/api/entities and close enough for a playground: bare domains are found
 * for the common endings only.
 */
const patterns: readonly (readonly [FoundType, RegExp])[] = [
  ['email', /(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,12}(?!\w)/gu],
  ['url', /(?<!\w)https?:\/\/[^\s<>"]{3,2000}/giu],
  [
    'url',
    /(?<![\w@.-])(?:[A-Za-z0-9-]{1,63}\.){1,5}(?:com|org|net|gov|edu|info|me|io|uk|es)(?:\/[^\s<>"]{0,500})?(?!\w)/gu,
  ],
  ['bot_command', /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![A-Za-z0-9_/<>])/gu],
  ['mention', /(?<![\p{L}\p{N}_])@[A-Za-z0-9_]{4,32}(?![A-Za-z0-9_])/gu],
  ['hashtag', /(?<![\p{L}\p{N}_])#[\p{L}\p{N}_]{1,256}/gu],
]

/** The entities that Telegram computes for a text, in order of place. Offsets are UTF-16 units. */
export function findEntities(text: string): readonly MessageEntity[] {
  const found: MessageEntity[] = []
  for (const [type, pattern] of patterns)
    for (const match of text.matchAll(pattern)) {
      const words = type === 'url' ? withoutPunctuation(match[0]) : match[0]
      const entity: MessageEntity = { type, offset: match.index, length: words.length }
      if (!found.some((other) => overlaps(other, entity))) found.push(entity)
    }
  return found.sort(byPlace)
}

/** Those of the sender, and those that Telegram finds outside them. */
export function withFoundEntities(text: string, own: readonly MessageEntity[]): MessageEntity[] {
  // Bold and the like may surround a link; only what leads somewhere keeps others out.
  const taken = own.filter((entity) => ['text_link', 'text_mention', 'code', 'pre'].includes(entity.type))
  const found = findEntities(text).filter((entity) => !taken.some((other) => overlaps(other, entity)))
  return [...own, ...found].sort(byPlace)
}

function overlaps(a: MessageEntity, b: MessageEntity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length
}

function byPlace(a: MessageEntity, b: MessageEntity): number {
  return a.offset - b.offset || b.length - a.length
}

function withoutPunctuation(url: string): string {
  let end = url.length
  while (end > 0 && '.,;:!?)\'"'.includes(url.charAt(end - 1))) end -= 1
  return url.slice(0, end)
}
