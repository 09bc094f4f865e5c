import { element } from './element.js'

/** A labelled list to choose from. */
export function createChoice(label, options, onChoose) {
  const field = element('select', { 'aria-label': label, title: label })
  const set = (choices, chosen) => {
    field.replaceChildren(...choices.map(([value, words]) => element('option', { value }, words)))
    field.value = chosen
  }
  set(options, options[0]?.[0])
  field.addEventListener('change', () => onChoose(field.value))
  return {
    view: element('label', { class: 'choice' }, element('span', {}, label), field),
    set,
    value: (chosen) => {
      field.value = chosen
    },
  }
}
