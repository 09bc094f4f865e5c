import { element } from './element.js'
import { createFlagView } from './flag-view.js'
import { attempt } from './notices.js'
import { onBack, setBack } from './back.js'
import { ago, moment } from './times.js'
import { emptyQueue, queueNames, severities } from './words.js'

/**
 * The queue and, beside it or in its place on a phone, the flag that is open.
 *
 * @param {{ api: object, words: object }} tools
 */
export function createQueueView(tools) {
  const { api, words } = tools
  const asked = { view: 'open' }
  let flags = []
  let next = null
  let drawn = ''
  let asking = 0

  const list = element('ul', { class: 'flags', 'aria-label': 'Flags', on: { keydown: move } })
  const more = element(
    'button',
    { type: 'button', class: 'more', hidden: true, on: { click: () => void grow() } },
    'More',
  )
  const segments = element(
    'div',
    { class: 'segments', role: 'group', 'aria-label': 'Which flags' },
    ...Object.entries(queueNames).map(([key, name]) =>
      element('button', { type: 'button', 'data-key': key, on: { click: () => ask({ view: key }) } }, name),
    ),
  )
  const severity = choice('Severity', Object.entries(severities), (value) => ask({ severity: value }))
  const category = choice(
    'Kind',
    Object.entries(words.categories).filter(([key]) => key !== 'other'),
    (value) => ask({ category: value }),
  )
  const flagView = createFlagView(tools, {
    onOpen: open,
    onClose: () => history.back(),
    onChanged: () => void load(),
  })
  const listSide = element(
    'div',
    { class: 'list-side' },
    element('div', { class: 'filters' }, segments, element('div', { class: 'choices' }, severity, category)),
    list,
    more,
  )
  const view = element('section', { class: 'queue', 'aria-label': 'Queue' }, listSide, flagView.view)
  draw()
  // History is one step deeper while a flag is open, whichever view is in front of it.
  onBack(close)

  function ask(change) {
    for (const [name, value] of Object.entries(change))
      if (value === '') delete asked[name]
      else asked[name] = value
    flags = []
    next = null
    drawn = ''
    list.classList.add('waiting')
    draw()
    void load()
  }

  /** Takes over the first page; pages that were added stay behind it. */
  async function load() {
    asking += 1
    const mine = asking
    const answer = await attempt(() => api.ask('queue', asked))
    // Another filter was chosen meanwhile.
    if (answer === null || mine !== asking) return
    const ids = new Set(answer.flags.map(({ id }) => id))
    const isGrown = flags.length > answer.flags.length && answer.next !== null
    const behind = isGrown ? flags.slice(answer.flags.length).filter(({ id }) => !ids.has(id)) : []
    flags = [...answer.flags, ...behind]
    if (!isGrown) next = answer.next
    list.classList.remove('waiting')
    draw()
    flagView.sawRow(flags.find(({ id }) => id === flagView.id()))
  }

  async function grow() {
    const answer = await attempt(() => api.ask('queue', { ...asked, after: next }))
    if (answer === null) return
    const from = flags.length
    flags = [...flags, ...answer.flags]
    next = answer.next
    draw()
    list.children[from]?.querySelector('button')?.focus()
  }

  function draw() {
    for (const button of segments.children)
      button.setAttribute('aria-pressed', String(button.dataset.key === asked.view))
    more.hidden = next === null
    const state = JSON.stringify([flags.map((flag) => [flag, ago(flag.createdAt)]), flagView.id(), asked])
    if (state === drawn) return
    drawn = state
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.id : null
    list.replaceChildren(...flags.map((flag) => rowView(flag, words, flag.id === flagView.id(), open)))
    if (flags.length === 0 && !list.classList.contains('waiting'))
      list.append(element('li', { class: 'nothing' }, emptyQueue[asked.view]))
    if (focused !== null) list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus()
  }

  function open(id) {
    const wasOpen = flagView.id() !== null
    void flagView.open(
      id,
      flags.some((flag) => flag.id === id),
    )
    view.classList.add('has-flag')
    if (!wasOpen) setBack(true)
    draw()
  }

  function close() {
    const id = flagView.id()
    if (id === null) return
    flagView.close()
    view.classList.remove('has-flag')
    setBack(false)
    draw()
    const row = list.querySelector(`[data-id="${CSS.escape(id)}"]`) ?? list.querySelector('button')
    row?.focus()
  }

  function move(event) {
    const rows = [...list.querySelectorAll('button')]
    const place = rows.indexOf(document.activeElement)
    const to = {
      ArrowDown: rows[place + 1],
      j: rows[place + 1],
      ArrowUp: rows[place - 1],
      k: rows[place - 1],
      Home: rows[0],
      End: rows.at(-1),
    }[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    to.focus()
  }

  return {
    view,
    enter() {
      void load()
    },
    refresh: () => void load(),
    home: () => {
      if (flagView.id() !== null) history.back()
    },
    open,
  }
}

function choice(label, options, onChoose) {
  const select = element(
    'select',
    { 'aria-label': label, on: { change: () => onChoose(select.value) } },
    element('option', { value: '' }, `${label}: any`),
    ...options.map(([value, name]) => element('option', { value }, name)),
  )
  return select
}

function rowView(flag, words, isOpen, onOpen) {
  const { id, severity, category, createdAt, state, holder } = flag
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        class: `row ${severity} kind-${category}`,
        'data-id': id,
        'aria-current': isOpen ? 'true' : null,
        on: { click: () => onOpen(id) },
      },
      element('span', { class: 'dot', 'aria-hidden': 'true' }),
      element(
        'span',
        { class: 'what' },
        element('strong', {}, words.categories[category] ?? category),
        element(
          'span',
          { class: 'who' },
          state === 'open' ? element('span', { class: 'urgent' }, severities[severity]) : words.states[state],
          holder === null ? null : holder.isYou ? ' · you' : ` · ${holder.name}`,
        ),
      ),
      element(
        'time',
        { datetime: new Date(createdAt).toISOString(), title: moment(createdAt) },
        ago(createdAt),
      ),
    ),
  )
}
