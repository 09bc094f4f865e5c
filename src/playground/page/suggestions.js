import { element } from './element.js'

let count = 0

/**
 * The list above the input field, of commands or inline results. The focus stays in the field; arrows move, Enter
 * takes, Escape closes: https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 *
 * @param {HTMLTextAreaElement} field
 */
export function createSuggestions(field) {
  count += 1
  const list = element('ul', {
    class: 'suggestions',
    role: 'listbox',
    id: `suggestions-${count}`,
    hidden: true,
  })
  let choices = []
  let place = -1
  field.setAttribute('role', 'combobox')
  field.setAttribute('aria-autocomplete', 'list')
  field.setAttribute('aria-expanded', 'false')
  field.setAttribute('aria-controls', list.id)

  const move = (next) => {
    list.children[place]?.setAttribute('aria-selected', 'false')
    place = next
    const option = list.children[place]
    option?.setAttribute('aria-selected', 'true')
    option?.scrollIntoView({ block: 'nearest' })
    if (option === undefined) field.removeAttribute('aria-activedescendant')
    else field.setAttribute('aria-activedescendant', option.id)
  }
  const close = () => {
    choices = []
    list.replaceChildren()
    list.hidden = true
    field.setAttribute('aria-expanded', 'false')
    move(-1)
  }

  return {
    view: list,
    isOpen: () => !list.hidden,
    /**
     * @param {string} label what the list holds
     * @param {{ title: string, detail: string, take(): void }[]} offered none closes the list
     * @param {boolean} chooseFirst whether Enter takes the first one without a move
     */
    show(label, offered, chooseFirst) {
      if (offered.length === 0) return close()
      choices = offered
      list.setAttribute('aria-label', label)
      list.replaceChildren(
        ...offered.map(({ title, detail, take }, index) =>
          element(
            'li',
            {
              role: 'option',
              id: `${list.id}-${index}`,
              'aria-selected': 'false',
              on: {
                // Before the field loses the focus.
                mousedown: (event) => event.preventDefault(),
                click: take,
              },
            },
            element('strong', {}, title),
            element('span', {}, detail),
          ),
        ),
      )
      list.hidden = false
      field.setAttribute('aria-expanded', 'true')
      place = -1
      move(chooseFirst ? 0 : -1)
    },
    close,
    /** True when the key was meant for the list. */
    takesKey(key) {
      if (list.hidden) return false
      if (key === 'ArrowDown') move((place + 1) % choices.length)
      else if (key === 'ArrowUp') move((place - 1 + choices.length) % choices.length)
      else if (key === 'Escape') close()
      else if ((key === 'Enter' || key === 'Tab') && place >= 0) choices[place].take()
      else return false
      return true
    },
  }
}
