import { createApi } from './api.js'
import { createChartsView } from './charts-view.js'
import { element, icon } from './element.js'
import { createQueueView } from './queue-view.js'
import { onTelegram, takeOpening, tellTelegram } from './telegram.js'
import { createTrailView } from './trail-view.js'
import { faults } from './words.js'

/** Between two looks at the queue while the page is in view. Milliseconds. */
const lookAgain = 5000

const opening = takeOpening()
const main = document.querySelector('main')
const nav = document.querySelector('.views')
const you = document.querySelector('.you')
const api = createApi(over)
let views = []
let shown = null

tellTelegram('web_app_ready')
tellTelegram('web_app_expand')
await begin()

async function begin() {
  if (opening.initData === '') return say(...faults['not-let-in'])
  say('One moment…', '')
  let greeting
  try {
    greeting = await api.login(opening.initData)
  } catch (error) {
    say(...(faults[error.code] ?? faults.away))
    return
  } finally {
    opening.initData = ''
  }
  const tools = { api, words: greeting.words, topics: greeting.topics, openFlag }
  views = [
    { key: 'queue', name: 'Queue', iconName: 'list', view: createQueueView(tools) },
    { key: 'trail', name: 'Audit trail', iconName: 'trail', view: createTrailView(tools) },
    { key: 'charts', name: 'Charts', iconName: 'poll', view: createChartsView(tools) },
  ]
  nav.replaceChildren(...views.map(navButton))
  you.replaceChildren(element('span', {}, 'You are '), element('strong', {}, greeting.you))
  nav.hidden = you.hidden = false
  show('queue')
  if (opening.flagId !== null) openFlag(opening.flagId)
  setInterval(() => {
    if (document.visibilityState === 'visible' && api.isOpen()) shown.view.refresh()
  }, lookAgain)
}

function navButton({ key, name, iconName }) {
  return element(
    'button',
    { type: 'button', 'data-key': key, on: { click: () => show(key) } },
    icon(iconName),
    name,
  )
}

function show(key) {
  const next = views.find((one) => one.key === key)
  if (shown === next) {
    next.view.home()
    return
  }
  shown = next
  for (const button of nav.children)
    if (button.dataset.key === key) button.setAttribute('aria-current', 'page')
    else button.removeAttribute('aria-current')
  main.replaceChildren(next.view.view)
  next.view.enter()
}

function openFlag(id) {
  show('queue')
  shown.view.open(id)
}

/** Nothing of what was shown stays. */
function over(code) {
  views = []
  shown = null
  nav.hidden = you.hidden = true
  nav.replaceChildren()
  say(...(faults[code] ?? faults.away))
}

function say(title, sentence) {
  const heading = element('h2', { tabindex: '-1' }, title)
  main.replaceChildren(
    element('section', { class: 'alone' }, icon('lock'), heading, element('p', {}, sentence)),
  )
  heading.focus()
}

onTelegram('back_button_pressed', () => history.back())
