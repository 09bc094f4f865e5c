import { createChoice } from './choice.js'
import { act } from './connection.js'
import { createComposer } from './composer.js'
import { element } from './element.js'
import { menuButton } from './menu.js'
import { createMessageList } from './message-list.js'
import { messageView } from './message-view.js'
import { alertWith, attempt, notify } from './notices.js'
import { introView } from './intro-view.js'
import { languageNames } from './language-names.js'

/** After the last sign that the bot types, until it is no longer shown. */
const typingMilliseconds = 5000

/**
 * One chat: who writes, the messages, and the field to write in.
 *
 * @param {{ key: string, title: string, persons(): number[], chatIdOf(personId: number): number }} place
 * @param {object} model
 * @param {{ onDeepLink(personId: number, payload: string): void, onOpenPage(personId: number, url: string): void,
 *   onShowVerdict(inspection: object): void,
 *   onForward(paneKey: string, personId: number, messageId: number): void, forwardLabel: string | null }} listener
 */
export function createPane(place, model, listener) {
  let me = place.persons()[0]
  let shown = []
  let typingTimer = null
  const presses = new Map()
  /** The last answer to any press, made here or not. */
  let latestAnswer = null
  const showButtonAnswer = ({ queryId, text, alert }) => {
    const pressed = presses.get(queryId)
    if (pressed === undefined) return
    presses.delete(queryId)
    list.waiting(pressed.messageId, pressed.data, false)
    if (text !== '') (alert ? alertWith : notify)(text)
  }
  const chatId = () => place.chatIdOf(me)
  const room = () => model.rooms.get(chatId())
  const here = () => ({ personId: me, chatId: chatId() })
  const isPrivate = place.key === 'private'
  const composer = createComposer({
    label: `Message in ${place.title}`,
    id: `write-${place.key}`,
    botUsername: () => model.bot.username,
    place: here,
    commands: () => room()?.commands[me] ?? [],
    lastOwnMessage: () => [...(room()?.messages.values() ?? [])].reverse().find(isOwnText),
  })
  const isOwnText = (message) => message.from?.id === me && message.text !== undefined && !message.via_bot
  const list = createMessageList(`Messages in ${place.title}`, draw)
  const subtitle = element('p', { class: 'subtitle' })
  const writer = createChoice('Write as', [], (value) => show(Number(value)))
  const language = createChoice(
    'App language',
    Object.entries(languageNames),
    (value) => void attempt(() => act({ do: 'set-language', personId: me, languageCode: value })),
  )
  const consoleButton = element(
    'button',
    {
      type: 'button',
      class: 'console',
      hidden: true,
      on: { click: () => listener.onOpenPage(me, model.consoleUrl) },
    },
    'Console',
  )
  const lower = element('div', { class: 'lower' })
  const view = element(
    'section',
    { class: 'pane', id: `pane-${place.key}`, role: 'tabpanel', 'aria-labelledby': `tab-${place.key}` },
    element(
      'header',
      { class: 'head' },
      element('span', { class: `avatar ${place.key}`, 'aria-hidden': 'true' }, place.title[0]),
      element('div', { class: 'names' }, element('h2', {}, place.title), subtitle),
      consoleButton,
      menuButton({ label: `Settings of ${place.title}`, iconName: 'more', items: settings }),
      element('div', { class: 'choices' }, writer.view, language.view),
    ),
    list.view,
    element('div', { class: 'foot' }, list.below, lower),
  )

  function draw(message) {
    return messageView(message, {
      me,
      bot: model.bot,
      isPrivate,
      nameOf: model.personName,
      verdict: model.verdictOf(chatId(), message.message_id),
      text: {
        botUsername: model.bot.username,
        onCommand: (words) => void attempt(() => act({ do: 'say', ...here(), text: words })),
        onDeepLink: (payload) => listener.onDeepLink(me, payload),
        onMention: (words) => composer.insert(words),
      },
      actions: actionsOf(message),
      onPress: (data) => void attempt(() => press(message.message_id, data)),
      onDeepLink: (payload) => listener.onDeepLink(me, payload),
      onOpenPage: (url) => listener.onOpenPage(me, url),
      onShowVerdict: () => listener.onShowVerdict(model.verdictOf(chatId(), message.message_id)),
      onGoTo: (messageId) => list.goTo(messageId),
    })
  }

  function actionsOf(message) {
    const actions = [{ label: 'Reply', iconName: 'reply', choose: () => composer.reply(message) }]
    if (message.from?.id === me && (message.text ?? message.caption) !== undefined && !message.via_bot)
      actions.push({ label: 'Edit', iconName: 'edit', choose: () => composer.edit(message) })
    if (listener.forwardLabel !== null)
      actions.push({
        label: listener.forwardLabel,
        iconName: 'forward',
        choose: () => listener.onForward(place.key, me, message.message_id),
      })
    return actions
  }

  async function press(messageId, data) {
    list.waiting(messageId, data, true)
    const { queryId } = await act({ do: 'press', ...here(), messageId, data })
    presses.set(queryId, { messageId, data })
    // The answer travels on the stream of events and may be here before the press's own response.
    if (latestAnswer?.queryId === queryId) showButtonAnswer(latestAnswer)
  }

  function settings() {
    const standing = room()?.bot ?? 'left'
    if (isPrivate) return [blockItem(standing)]
    const isThere = standing === 'member' || standing === 'administrator'
    const change = (action) => () => void attempt(() => act({ ...action, ...here() }))
    if (!isThere) return [{ label: 'Add the bot', choose: change({ do: 'add-bot' }) }]
    const next = standing === 'administrator' ? 'member' : 'administrator'
    return [
      {
        label: 'Bot is administrator',
        checked: standing === 'administrator',
        choose: change({ do: 'change-bot-rights', standing: next }),
      },
      { label: 'Remove the bot', choose: change({ do: 'remove-bot' }) },
    ]
  }

  function blockItem(standing) {
    const blocked = standing === 'kicked'
    return {
      label: 'Block bot',
      checked: blocked,
      choose: () => void attempt(() => act({ do: blocked ? 'unblock-bot' : 'block-bot', personId: me })),
    }
  }

  /** The lower edge: the field, or what has to be done before one can write. */
  function drawLower() {
    const standing = room()?.bot
    const hadFocus = lower.contains(document.activeElement)
    const wide = (label, action) =>
      element(
        'button',
        { type: 'button', class: 'wide primary', on: { click: () => void attempt(() => act(action)) } },
        label,
      )
    if (isPrivate && standing === 'kicked')
      lower.replaceChildren(wide('Unblock the bot', { do: 'unblock-bot', personId: me }))
    else if (isPrivate && room().messages.size === 0)
      lower.replaceChildren(
        introView(model.persons.get(me)?.description),
        wide('Start', { do: 'open-deep-link', personId: me, payload: '' }),
      )
    else if (!lower.contains(composer.view)) {
      lower.replaceChildren(composer.view)
      if (hadFocus) composer.focus()
    }
  }

  function drawSubtitle(typing) {
    const standing = room()?.bot
    const members = place.persons().length + 1
    subtitle.textContent = typing
      ? `${model.bot.name} is typing…`
      : isPrivate
        ? `with ${model.bot.name}`
        : standing === 'member' || standing === 'administrator'
          ? `${members} members`
          : `${members - 1} members, the bot is not here`
  }

  /** Draws the chat of this person afresh. */
  function show(personId) {
    me = personId
    writer.set(
      place.persons().map((id) => [String(id), model.personName(id)]),
      String(me),
    )
    language.value(model.persons.get(me).languageCode)
    shown = [...room().messages.values()]
    list.fill(shown)
    composer.reset()
    refresh()
  }

  /** Draws everything around the messages. */
  function refresh() {
    drawLower()
    drawSubtitle(false)
    consoleButton.hidden = place.key !== 'moderators' || model.consoleUrl === null
  }

  return {
    key: place.key,
    view,
    show,
    refresh,
    me: () => me,
    isAbout: (id) => id === chatId(),
    focus: () => (lower.contains(composer.view) ? composer.focus() : lower.querySelector('button')?.focus()),
    onEvent(event) {
      switch (event.kind) {
        case 'message':
          clearTimeout(typingTimer)
          list.add(event.message, event.message.from?.id === me)
          refresh()
          break
        case 'edited':
          list.replace(event.message)
          break
        case 'deleted':
          list.remove(event.messageId)
          break
        case 'inspection': {
          const message = room().messages.get(event.inspection.messageId)
          if (message !== undefined) list.replace(message)
          break
        }
        case 'action':
          drawSubtitle(true)
          clearTimeout(typingTimer)
          typingTimer = setTimeout(() => drawSubtitle(false), typingMilliseconds)
          break
      }
    },
    onButtonAnswered(answer) {
      latestAnswer = answer
      showButtonAnswer(answer)
    },
    onInlineAnswered: ({ queryId, results }) => composer.showResults(queryId, results),
  }
}
