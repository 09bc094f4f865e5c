import { element } from './element.js'

/**
 * The tabs that choose a chat: all chats stand side by side where there is room, and one at a time where there is not.
 * Left and right arrows move; Enter goes on into the chosen chat.
 *
 * @param {{ key: string, tab: string }[]} panes
 * @param {{ onChoose(key: string): void, onEnter(key: string): void }} listener
 */
export function createTabs(panes, { onChoose, onEnter }) {
  const holder = document.querySelector('.tabs')
  const tabs = new Map(panes.map(({ key, tab }) => [key, tabView(key, tab)]))
  let chosen = panes[0].key

  const choose = (key) => {
    chosen = key
    for (const [other, tab] of tabs) {
      tab.setAttribute('aria-selected', String(other === key))
      tab.setAttribute('tabindex', other === key ? '0' : '-1')
      document.getElementById(`pane-${other}`)?.classList.toggle('chosen', other === key)
    }
    setUnread(key, 0)
    onChoose(key)
  }
  const setUnread = (key, count) => {
    const badge = tabs.get(key).querySelector('.badge')
    badge.hidden = count === 0
    badge.querySelector('.count').textContent = String(count)
  }
  holder.addEventListener('click', (event) => {
    const key = event.target.closest('[role=tab]')?.dataset.key
    if (key !== undefined) choose(key)
  })
  holder.addEventListener('keydown', (event) => {
    const keys = [...tabs.keys()]
    const place = keys.indexOf(chosen)
    const next = {
      ArrowRight: keys[(place + 1) % keys.length],
      ArrowLeft: keys[(place - 1 + keys.length) % keys.length],
      Home: keys[0],
      End: keys.at(-1),
    }[event.key]
    if (next !== undefined) {
      event.preventDefault()
      choose(next)
      tabs.get(next).focus()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      onEnter(chosen)
    }
  })
  holder.replaceChildren(...tabs.values())
  return { choose, setUnread, chosen: () => chosen }
}

function tabView(key, title) {
  return element(
    'button',
    { type: 'button', role: 'tab', id: `tab-${key}`, 'aria-controls': `pane-${key}`, 'data-key': key },
    title,
    ' ',
    element(
      'span',
      { class: 'badge', hidden: true },
      element('span', { class: 'count' }),
      element('span', { class: 'unseen' }, ' new'),
    ),
  )
}
