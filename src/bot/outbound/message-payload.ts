import type { VettedMessage } from '../../content/vetted-message.ts'

/** What every sent or edited message has in common. A preview would show words of a page that nobody vetted. */
export function messagePayload({ text, entities, keyboard }: VettedMessage) {
  return {
    text,
    entities: [...entities],
    link_preview_options: { is_disabled: true } as const,
    reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) },
  }
}
