import { element, icon } from './element.js'

let count = 0

/**
 * A button that opens a menu: arrows, Home and End move, Escape closes, as in
 * https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 *
 * @param {{ label: string, iconName: string, items: () => { label: string, iconName?: string, checked?: boolean,
 *   choose(): void }[] }} parts the items are asked for each time the menu opens
 */
export function menuButton({ label, iconName, items }) {
  count += 1
  const id = `menu-${count}`
  const list = element('div', { class: 'menu', role: 'menu', id, 'aria-label': label, hidden: true })
  const button = element(
    'button',
    {
      type: 'button',
      class: 'round',
      'aria-label': label,
      title: label,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': id,
    },
    icon(iconName),
  )
  const close = (refocus) => {
    list.hidden = true
    button.setAttribute('aria-expanded', 'false')
    if (refocus) button.focus()
  }
  const open = () => {
    list.replaceChildren(...items().map((item) => itemView(item, close)))
    list.hidden = false
    button.setAttribute('aria-expanded', 'true')
    list.firstElementChild?.focus()
  }
  button.addEventListener('click', () => (list.hidden ? open() : close(true)))
  button.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    open()
    if (event.key === 'ArrowUp') list.lastElementChild?.focus()
  })
  list.addEventListener('keydown', (event) => moveInMenu(event, list, close))
  const holder = element('div', { class: 'menu-holder' }, button, list)
  holder.addEventListener('focusout', (event) => {
    if (!holder.contains(event.relatedTarget)) close(false)
  })
  return holder
}

function itemView({ label, iconName, checked, choose }, close) {
  return element(
    'button',
    {
      type: 'button',
      role: checked === undefined ? 'menuitem' : 'menuitemcheckbox',
      'aria-checked': checked === undefined ? null : String(checked),
      tabindex: '-1',
      on: {
        click: () => {
          close(true)
          choose()
        },
      },
    },
    iconName === undefined ? null : icon(iconName),
    label,
  )
}

function moveInMenu(event, list, close) {
  const items = [...list.children]
  const place = items.indexOf(document.activeElement)
  const next = {
    ArrowDown: items[(place + 1) % items.length],
    ArrowUp: items[(place - 1 + items.length) % items.length],
    Home: items[0],
    End: items.at(-1),
  }[event.key]
  if (next !== undefined) {
    event.preventDefault()
    next.focus()
  } else if (event.key === 'Escape') {
    event.stopPropagation()
    close(true)
  }
}
