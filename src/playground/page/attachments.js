/**
 * What can be sent besides text, as items of a menu.
 *
 * @param {string} caption what stands in the field: the caption of a photo or file
 * @param {{ sendMedia(media: object): void, startInline(): void }} doing
 */
export function attachments(caption, { sendMedia, startInline }) {
  const captioned = (kind) => () => sendMedia(caption === '' ? { kind } : { kind, caption })
  const named = (name) => (caption === '' ? name : `${name} with this text`)
  const poll = { kind: 'poll', question: 'Does kratom help?', options: ['Yes', 'No', 'Not sure'] }
  return [
    { label: named('Photo'), iconName: 'photo', choose: captioned('photo') },
    { label: named('File'), iconName: 'document', choose: captioned('document') },
    { label: 'Voice message', iconName: 'voice', choose: () => sendMedia({ kind: 'voice' }) },
    { label: 'Sticker', iconName: 'smile', choose: () => sendMedia({ kind: 'sticker' }) },
    { label: 'Location', iconName: 'location', choose: () => sendMedia({ kind: 'location' }) },
    { label: 'Poll', iconName: 'poll', choose: () => sendMedia(poll) },
    { label: 'Ask in inline mode', iconName: 'ask', choose: startInline },
  ]
}
