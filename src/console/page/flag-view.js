import { element, icon } from './element.js'
import { conversationView, factsView, headView, notesView, othersView } from './flag-parts.js'
import { attempt, notify, once } from './notices.js'
import { outcomeWords } from './words.js'

/** A conversation that was shown is taken away again, as the message in the chat deletes itself. Milliseconds. */
const conversationShown = 2 * 60_000
/** A flag that is not in the list is asked for by itself. Milliseconds. */
const lookAgain = 15_000
const resolutions = ['helped', 'false-alarm', 'referred', 'emergency']

/**
 * One flag, and what can be done about it.
 *
 * @param {{ api: object, words: object }} tools
 * @param {{ onOpen(id: string): void, onClose(): void, onChanged(): void }} listener
 */
export function createFlagView({ api, words }, listener) {
  let id = null
  let flag = null
  let menu = null
  let messages = null
  let hiding = null
  let isListed = false
  let fetchedAt = 0
  const view = element('article', { class: 'flag-side', 'aria-label': 'Flag', on: { keydown: shortcut } })
  drawNone()

  function drawNone() {
    view.replaceChildren(element('p', { class: 'none' }, icon('list'), 'Choose a flag to see it here.'))
  }

  async function open(next, isInList) {
    forgetConversation()
    isListed = isInList
    view.scrollTop = 0
    id = next
    flag = null
    menu = null
    view.replaceChildren(element('p', { class: 'none' }, 'One moment…'))
    const answer = await attempt(() => api.ask('flag', { id: next }))
    if (id !== next) return
    if (answer === null) {
      view.replaceChildren(element('p', { class: 'none' }, 'This flag cannot be shown.'), backButton())
      view.querySelector('button').focus()
      return
    }
    flag = answer.flag
    fetchedAt = Date.now()
    draw()
    view.querySelector('h2').focus()
  }

  /** The list was looked at again: what it says of the flag that is open, or that it is not in the list. */
  async function sawRow(row) {
    if (flag === null) return
    const hasLeft = row === undefined && isListed
    isListed = row !== undefined
    const isSame = row === undefined || (row.state === flag.state && row.holder?.name === flag.holder?.name)
    if (isSame && !hasLeft && (isListed || Date.now() - fetchedAt < lookAgain)) return
    fetchedAt = Date.now()
    const asked = id
    const answer = await attempt(() => api.ask('flag', { id: asked }))
    if (answer === null || id !== asked) return
    if (JSON.stringify(answer.flag) === JSON.stringify(flag)) return
    flag = answer.flag
    if (flag.holder?.isYou !== true) forgetConversation()
    draw()
  }

  function forgetConversation() {
    clearTimeout(hiding)
    messages = null
  }

  async function act(done) {
    const answer = await attempt(() => api.ask('act', { id, act: done }))
    if (answer === null) return
    if (answer.outcome !== 'done') notify(outcomeWords(answer.outcome, answer.flag?.holder ?? null))
    menu = null
    if (answer.flag === null) {
      listener.onClose()
      return
    }
    flag = answer.flag
    if (flag.holder?.isYou !== true) forgetConversation()
    draw()
    // What was pressed may be gone; the reader stays with the flag.
    if (!view.contains(document.activeElement)) view.querySelector('h2').focus()
    listener.onChanged()
  }

  async function showConversation() {
    const answer = await attempt(() => api.ask('conversation', { id }))
    if (answer === null) return
    if (answer.outcome !== 'done') {
      notify(outcomeWords(answer.outcome, flag.holder))
      return
    }
    messages = answer.messages
    clearTimeout(hiding)
    hiding = setTimeout(() => {
      forgetConversation()
      draw()
    }, conversationShown)
    draw()
    view.querySelector('.conversation h3').focus()
  }

  function draw() {
    const key = view.contains(document.activeElement) ? document.activeElement.dataset.key : undefined
    const parts = [
      element('div', { class: 'head' }, backButton(), headView(flag, words)),
      factsView(flag, words),
      element('blockquote', { class: 'excerpt' }, flag.excerpt === '' ? 'No words.' : flag.excerpt),
      actionsView(),
      messages === null ? null : conversationView(messages),
      notesView(flag, words),
      othersView(flag, words, listener.onOpen),
    ]
    view.replaceChildren(...parts.filter((part) => part !== null))
    if (key !== undefined) view.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus()
  }

  function backButton() {
    return element(
      'button',
      {
        type: 'button',
        class: 'back',
        'aria-label': 'Back to the queue',
        title: 'Back',
        on: { click: listener.onClose },
      },
      icon('back'),
    )
  }

  function actionsView() {
    const isYours = flag.holder?.isYou === true
    const isClosed = resolutions.includes(flag.state)
    if (flag.state === 'open')
      return element(
        'div',
        { class: 'actions' },
        button('claim', words.labels.claim, 'c', () => act({ kind: 'claim' }), 'primary'),
      )
    if (!isYours) return null
    const look = button('look', 'Show conversation', 's', showConversation, isClosed ? '' : 'primary')
    if (isClosed) return element('div', { class: 'actions' }, look, noteButton(), menuView())
    return element(
      'div',
      { class: 'actions' },
      look,
      button('resolve', words.labels.resolve, 'r', () => toggle('resolve'), menu === 'resolve' ? 'open' : ''),
      noteButton(),
      button('hand-over', words.labels['hand-over'], 'h', () => act({ kind: 'hand-over' })),
      menuView(),
    )
  }

  function noteButton() {
    return button('note', words.labels.note, 'n', () => toggle('note'), menu === 'note' ? 'open' : '')
  }

  function button(key, name, letter, work, kind = '') {
    const isMenu = key === 'resolve' || key === 'note'
    return element(
      'button',
      {
        type: 'button',
        class: kind,
        'data-key': key,
        'data-letter': letter,
        'aria-keyshortcuts': letter,
        'aria-expanded': isMenu ? String(menu === key) : null,
        on: { click: (event) => void once(event.currentTarget, work) },
      },
      name,
      element('kbd', { 'aria-hidden': 'true' }, letter),
    )
  }

  function toggle(name) {
    menu = menu === name ? null : name
    draw()
    view.querySelector('.choice button')?.focus()
    if (menu === null) view.querySelector(`[data-key="${name}"]`)?.focus()
  }

  function menuView() {
    if (menu === null) return null
    const choices =
      menu === 'resolve'
        ? resolutions.map((resolution) => [
            resolution,
            words.labels[resolution],
            { kind: 'resolve', resolution },
          ])
        : Object.entries(words.notes).map(([note]) => [note, words.labels[note], { kind: 'note', note }])
    return element(
      'div',
      { class: 'choice', role: 'group', 'aria-label': menu === 'resolve' ? 'How it ended' : 'Note' },
      ...choices.map(([key, name, done]) =>
        element(
          'button',
          {
            type: 'button',
            class: key,
            'data-key': `choice-${key}`,
            on: { click: (event) => void once(event.currentTarget, () => act(done)) },
          },
          name,
        ),
      ),
    )
  }

  /** Letters work while the flag has the focus, and nowhere else. */
  function shortcut(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'Escape') {
      event.preventDefault()
      if (menu === null) listener.onClose()
      else toggle(menu)
      return
    }
    const pressed = view.querySelector(`[data-letter="${CSS.escape(event.key.toLowerCase())}"]`)
    if (pressed === null) return
    event.preventDefault()
    pressed.click()
  }

  return {
    view,
    id: () => id,
    open,
    sawRow: (row) => void sawRow(row),
    close() {
      forgetConversation()
      id = null
      flag = null
      drawNone()
    },
  }
}
