import type { VettedMessage } from '../../../src/content/vetted-message.ts'

/** A message as people see it: its text with bold, copyable numbers and links, and its buttons. */
export function messageHtml(message: VettedMessage): string {
  const buttons = message.keyboard
    .map(
      (row) => `<div class="row">${row.map(({ text }) => `<span>${escapeHtml(text)}</span>`).join('')}</div>`,
    )
    .join('')
  return `<div class="message"><p>${textHtml(message)}</p>${buttons}</div>`
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Tags are opened and closed at each place where an entity begins or ends. */
function textHtml({ text, entities }: Pick<VettedMessage, 'text' | 'entities'>): string {
  const edges = entities.flatMap(({ offset, length }) => [offset, offset + length])
  const cuts = [...new Set([0, text.length, ...edges])].sort((a, b) => a - b)
  return cuts
    .slice(0, -1)
    .map((start, index) => {
      const piece = escapeHtml(text.slice(start, cuts[index + 1]))
      return entities
        .filter(({ offset, length }) => offset <= start && start < offset + length)
        .reduce((inner, entity) => wrapped(inner, entity), piece)
    })
    .join('')
}

function wrapped(inner: string, entity: VettedMessage['entities'][number]): string {
  switch (entity.type) {
    case 'bold':
      return `<b>${inner}</b>`
    case 'code':
      return `<code>${inner}</code>`
    case 'text_link':
      return `<a href="${escapeHtml(entity.url)}">${inner}</a>`
    default:
      return inner
  }
}
