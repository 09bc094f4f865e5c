import { element } from './element.js'
import { deepLinkPayload, parseText, webAddress } from './rich-text.js'

const tags = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
}

/**
 * Draws a text with its entities.
 *
 * @param {{ botUsername: string, onCommand(words: string): void, onDeepLink(payload: string): void,
 *   onMention(words: string): void }} context what a click on a command, a link into the bot or a mention does
 */
export function textView(text, entities, context) {
  const view = element('div', { class: 'text', dir: 'auto' })
  view.append(...parseText(text, entities).map((part) => partView(part, context)))
  return view
}

function partView(part, context) {
  if (typeof part === 'string') return document.createTextNode(part)
  const { entity, parts } = part
  const children = parts.map((inner) => partView(inner, context))
  const words = wordsOf(part)
  switch (entity.type) {
    case 'text_link':
      return linkView(entity.url, children, context)
    case 'url':
      return linkView(words, children, context)
    case 'bot_command':
      return buttonView(children, () => context.onCommand(words))
    case 'mention':
      return buttonView(children, () => context.onMention(words))
    case 'spoiler':
      return spoilerView(children)
    default:
      return element(tags[entity.type] ?? 'span', {}, ...children)
  }
}

function linkView(link, children, context) {
  const payload = deepLinkPayload(link, context.botUsername)
  if (payload !== null) return buttonView(children, () => context.onDeepLink(payload))
  const href = webAddress(link)
  if (href === null) return element('span', {}, ...children)
  return element('a', { href, target: '_blank', rel: 'noopener noreferrer' }, ...children)
}

function buttonView(children, onClick) {
  return element('button', { type: 'button', class: 'in-text', on: { click: onClick } }, ...children)
}

function spoilerView(children) {
  const hidden = element(
    'button',
    { type: 'button', class: 'spoiler', 'aria-label': 'Show hidden text' },
    ...children,
  )
  hidden.addEventListener('click', () => hidden.replaceWith(...hidden.childNodes), { once: true })
  return hidden
}

function wordsOf(part) {
  return typeof part === 'string' ? part : part.parts.map(wordsOf).join('')
}
