import { element } from './element.js'

/** From the end, in pixels, within which a reader is taken to follow along. */
const nearEnd = 120

/**
 * The messages of a chat: a log that screen readers follow, and one stop for the Tab key. Up and down move from
 * message to message; Tab goes on to the buttons of the message that is current.
 *
 * @param {string} label
 * @param {(message: object) => HTMLElement} draw
 */
export function createMessageList(label, draw) {
  const list = element('ol', { class: 'messages', role: 'log', 'aria-live': 'polite', 'aria-label': label })
  let current = null

  const setCurrent = (item) => {
    if (current !== null) setTabStops(current, '-1')
    current = item
    if (current !== null) setTabStops(current, '0')
  }
  const find = (messageId) => list.querySelector(`:scope > [data-message="${messageId}"]`)
  const follows = () => list.scrollHeight - list.scrollTop - list.clientHeight < nearEnd
  const toEnd = () => {
    list.scrollTop = list.scrollHeight
  }
  const below = element(
    'button',
    { type: 'button', class: 'below', hidden: true, on: { click: () => list.lastElementChild?.focus() } },
    'New messages below',
  )
  /** To the end, but never past the beginning of the new message, where a help line stands, nor past a short question. */
  const toNewest = (item) => {
    const question = item.previousElementSibling?.offsetHeight ?? 0
    list.scrollTop = item.offsetTop - 14 - (question < list.clientHeight / 4 ? question : 0)
  }
  list.addEventListener('scroll', () => {
    if (follows()) below.hidden = true
  })

  list.addEventListener('focusin', (event) => {
    const item = event.target.closest('li[data-message]')
    if (item !== null && item !== current) setCurrent(item)
  })
  list.addEventListener('keydown', (event) => {
    const item = event.target.closest('li[data-message]')
    if (item === null || event.target !== item) return
    const next = {
      ArrowUp: item.previousElementSibling,
      ArrowDown: item.nextElementSibling,
      Home: list.firstElementChild,
      End: list.lastElementChild,
    }[event.key]
    if (next === undefined || next === null) return
    event.preventDefault()
    next.focus()
  })

  return {
    view: list,
    /** Leads to messages that came while the reader was further up. */
    below,
    /** Shows these messages and no others; not read out, as nothing of it is news. */
    fill(messages) {
      list.setAttribute('aria-live', 'off')
      list.replaceChildren(...messages.map(draw))
      current = null
      for (const item of list.children) setTabStops(item, '-1')
      setCurrent(list.lastElementChild)
      below.hidden = true
      toEnd()
      requestAnimationFrame(() => list.setAttribute('aria-live', 'polite'))
    },
    add(message, own) {
      const following = own || follows()
      const item = draw(message)
      const focusIsHere = list.contains(document.activeElement)
      item.classList.add('arriving')
      item.addEventListener('animationend', () => item.classList.remove('arriving'), { once: true })
      setTabStops(item, '-1')
      list.append(item)
      // Whoever reads here with the keyboard is not moved on.
      if (!focusIsHere) setCurrent(item)
      if (following) toNewest(item)
      else below.hidden = false
    },
    replace(message) {
      const before = find(message.message_id)
      if (before === null) return
      const following = follows()
      const focused = before.contains(document.activeElement) ? document.activeElement : null
      const item = draw(message)
      setTabStops(item, '-1')
      before.replaceWith(item)
      if (current === before) {
        current = null
        setCurrent(item)
      }
      if (focused !== null) refocus(item, focused)
      if (following) toEnd()
    },
    remove(messageId) {
      const item = find(messageId)
      if (item === null) return
      const neighbour = item.previousElementSibling ?? item.nextElementSibling
      const hadFocus = item.contains(document.activeElement)
      if (current === item) {
        current = null
        setCurrent(neighbour)
      }
      item.remove()
      if (hadFocus) neighbour?.focus()
    },
    goTo(messageId) {
      const item = find(messageId)
      item?.focus()
      item?.scrollIntoView({ block: 'center' })
    },
    waiting(messageId, key, isWaiting) {
      const button = find(messageId)?.querySelector(`[data-key="${CSS.escape(key)}"]`)
      button?.setAttribute('aria-busy', String(isWaiting))
    },
  }
}

function setTabStops(item, value) {
  item.setAttribute('tabindex', value)
  for (const inner of item.querySelectorAll('button, a')) inner.setAttribute('tabindex', value)
}

/** A message that changed under the reader's finger keeps the focus where it was, or as near as can be. */
function refocus(item, focused) {
  const { key } = focused.dataset
  const same = key === undefined ? null : item.querySelector(`[data-key="${CSS.escape(key)}"]`)
  ;(same ?? item).focus()
}
