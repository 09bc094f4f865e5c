import { element, icon } from './element.js'
import { deepLinkPayload, webAddress } from './rich-text.js'
import { routeClass } from './route-class.js'
import { textView } from './text-view.js'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })

/**
 * Draws one message as a list item.
 *
 * @param {object} message as the Bot API has it
 * @param {{ me: number, bot: { id: number, username: string }, isPrivate: boolean, verdict: object | undefined,
 *   nameOf(id: number): string, text: object, actions: { label: string, iconName: string, choose(): void }[],
 *   onPress(data: string): void, onDeepLink(payload: string): void, onOpenPage(url: string): void, onShowVerdict(): void,
 *   onGoTo(messageId: number): void }} context
 */
export function messageView(message, context) {
  const service = serviceWords(message, context)
  if (service !== null) return item(message, { class: 'service' }, element('p', {}, service))

  const sender = message.from?.id
  const side = sender === context.me ? 'own' : sender === context.bot.id ? 'bot' : 'other'
  const bubble = element(
    'div',
    { class: 'bubble' },
    context.isPrivate || side === 'own' ? null : senderView(message, context),
    message.forward_origin &&
      element('p', { class: 'origin' }, `Forwarded from ${originName(message, context)}`),
    message.reply_to_message && replyView(message.reply_to_message, context),
    contentView(message, context),
    metaView(message, context),
  )
  return item(
    message,
    { class: side, 'aria-label': spokenLabel(message, context) },
    bubble,
    toolbarView(context.actions),
    keyboardView(message, context),
  )
}

function item(message, attributes, ...children) {
  return element('li', { tabindex: '-1', 'data-message': message.message_id, ...attributes }, ...children)
}

function spokenLabel(message, { me, nameOf }) {
  const who = message.from.id === me ? 'You' : nameOf(message.from.id)
  return `${who}, ${clock.format(message.date * 1000)}`
}

function senderView(message, { nameOf, bot }) {
  const tone = message.from.id === bot.id ? 'tone-bot' : `tone-${message.from.id % 4}`
  return element('p', { class: `sender ${tone}` }, nameOf(message.from.id))
}

function originName({ forward_origin: origin }, { nameOf }) {
  return nameOf(origin.sender_user?.id)
}

function replyView(replied, { nameOf, onGoTo }) {
  // In a forum topic everything answers the message that opened the topic.
  if (replied.forum_topic_created !== undefined) return null
  const words = replied.text ?? replied.caption ?? mediaName(replied) ?? 'message'
  return element(
    'button',
    { type: 'button', class: 'reply', on: { click: () => onGoTo(replied.message_id) } },
    element('strong', {}, nameOf(replied.from?.id)),
    element('span', {}, words),
  )
}

function contentView(message, context) {
  const text = message.text ?? message.caption
  const entities = message.entities ?? message.caption_entities
  const media = mediaView(message)
  const words = text === undefined ? null : textView(text, entities, context.text)
  return element('div', { class: 'content' }, media, words)
}

function mediaName(message) {
  if (message.photo) return 'Photo'
  if (message.document) return 'File'
  if (message.voice) return 'Voice message'
  if (message.sticker) return 'Sticker'
  if (message.location) return 'Location'
  return message.poll ? 'Poll' : null
}

function mediaView(message) {
  const name = mediaName(message)
  if (name === null) return null
  if (message.sticker)
    return element('p', { class: 'sticker', role: 'img', 'aria-label': 'Sticker: a smile' }, smile())
  if (message.poll)
    return element(
      'div',
      { class: 'poll' },
      element('strong', {}, message.poll.question),
      element('ul', {}, ...message.poll.options.map(({ text }) => element('li', {}, text))),
    )
  const pictures = { Photo: 'photo', File: 'document', 'Voice message': 'voice', Location: 'location' }
  return element('p', { class: `media ${pictures[name]}` }, icon(pictures[name]), name)
}

/** A drawn face: fonts with coloured emoji are not on every machine. */
function smile() {
  const face = element('span', { class: 'face' })
  face.append(element('span', { class: 'eyes' }), element('span', { class: 'mouth' }))
  return face
}

function metaView(message, { verdict, onShowVerdict, nameOf }) {
  return element(
    'p',
    { class: 'meta' },
    verdict &&
      element(
        'button',
        {
          type: 'button',
          class: `chip ${routeClass(verdict.verdict.route)}`,
          title: 'Show why in the verdicts',
          'aria-label': `Verdict: ${verdict.verdict.route}. Show why`,
          on: { click: onShowVerdict },
        },
        verdict.verdict.route,
      ),
    message.via_bot && element('span', {}, `via ${nameOf(message.via_bot.id)}`),
    message.edit_date && element('span', {}, 'edited'),
    element(
      'time',
      { datetime: new Date(message.date * 1000).toISOString() },
      clock.format(message.date * 1000),
    ),
  )
}

function toolbarView(actions) {
  if (actions.length === 0) return null
  return element(
    'div',
    { class: 'actions' },
    ...actions.map(({ label, iconName, choose }) =>
      element(
        'button',
        { type: 'button', 'aria-label': label, title: label, 'data-key': label, on: { click: choose } },
        icon(iconName),
      ),
    ),
  )
}

function keyboardView(message, context) {
  const rows = message.reply_markup?.inline_keyboard
  if (rows === undefined) return null
  return element(
    'div',
    { class: 'keyboard', role: 'group', 'aria-label': 'Buttons' },
    ...rows.map((row) => element('div', { class: 'row' }, ...row.map((button) => keyView(button, context)))),
  )
}

function keyView(button, { bot, onPress, onDeepLink, onOpenPage }) {
  if (button.web_app !== undefined)
    return element(
      'button',
      { type: 'button', class: 'link', on: { click: () => onOpenPage(button.web_app.url) } },
      button.text,
    )
  if (button.callback_data !== undefined)
    return element(
      'button',
      {
        type: 'button',
        'data-key': button.callback_data,
        on: { click: () => onPress(button.callback_data) },
      },
      button.text,
    )
  const payload = button.url === undefined ? null : deepLinkPayload(button.url, bot.username)
  if (payload !== null)
    return element(
      'button',
      { type: 'button', class: 'link', 'data-key': button.url, on: { click: () => onDeepLink(payload) } },
      button.text,
    )
  const href = button.url === undefined ? null : webAddress(button.url)
  if (href === null) return element('button', { type: 'button', disabled: true }, button.text)
  return element('a', { href, class: 'link', target: '_blank', rel: 'noopener noreferrer' }, button.text)
}

function serviceWords(message, { nameOf }) {
  const who = nameOf(message.from?.id)
  if (message.new_chat_members)
    return `${message.new_chat_members.map(({ id }) => nameOf(id)).join(', ')} joined the group`
  if (message.left_chat_member) return `${nameOf(message.left_chat_member.id)} left the group`
  if (message.migrate_to_chat_id) return 'This group became a supergroup'
  if (message.migrate_from_chat_id) return 'The group became this supergroup'
  if (message.forum_topic_created) return `${who} opened the topic “${message.forum_topic_created.name}”`
  return message.forum_topic_closed ? `${who} closed the topic` : null
}
