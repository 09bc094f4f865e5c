import { element } from './element.js'
import { markedParts } from './marked-parts.js'
import { routeClass } from './route-class.js'

/**
 * What the bot made of each message, newest first: the route, what it rests on, and where the conversation stands.
 *
 * @param {{ placeOf(inspection: object): string, onGoTo(inspection: object): void }} context
 */
export function createVerdictPanel(context) {
  const list = element('ol', { class: 'verdicts' })
  const empty = element(
    'p',
    { class: 'empty' },
    'Write something in a chat. For each message this shows what the bot understood, which words it rests on, and where the conversation stands.',
  )
  const view = element(
    'section',
    { class: 'pane panel', id: 'pane-verdicts', role: 'tabpanel', 'aria-labelledby': 'tab-verdicts' },
    element('header', { class: 'head' }, element('div', { class: 'names' }, element('h2', {}, 'Verdicts'))),
    empty,
    list,
  )
  const add = (inspection) => {
    list.firstElementChild?.querySelector('details')?.removeAttribute('open')
    list.prepend(verdictView(inspection, context))
    empty.hidden = true
  }
  return {
    view,
    fill(inspections) {
      list.replaceChildren()
      empty.hidden = inspections.length > 0
      for (const inspection of inspections) add(inspection)
    },
    add,
    show({ updateId }) {
      const details = list.querySelector(`[data-update="${updateId}"] details`)
      details?.setAttribute('open', '')
      details?.querySelector('summary').focus()
      details?.scrollIntoView({ block: 'nearest' })
    },
    focus: () => list.querySelector('summary')?.focus(),
  }
}

function verdictView(inspection, { placeOf, onGoTo }) {
  const { verdict, text, state, updateId } = inspection
  const go = { type: 'button', class: 'in-text', on: { click: () => onGoTo(inspection) } }
  return element(
    'li',
    { 'data-update': updateId },
    element(
      'details',
      { open: true },
      element(
        'summary',
        {},
        element('span', { class: `chip ${routeClass(verdict.route)}` }, verdict.route),
        element('span', { class: 'said', dir: 'auto' }, text || 'no words'),
      ),
      element('blockquote', { dir: 'auto' }, ...wordsView(text, verdict.evidence)),
      element(
        'dl',
        {},
        ...row(
          'Place',
          inspection.messageId === null ? placeOf(inspection) : element('button', go, placeOf(inspection)),
        ),
        ...row('Also', verdict.also.join(', ')),
        ...row('Topics', verdict.topics.join(', ')),
        ...row('Detail', verdict.detail),
        ...row('Language', verdict.language),
        ...row('Confidence', confidenceView(verdict.confidence)),
        ...row('Evidence', evidenceView(verdict.evidence)),
        ...row('State', element('code', {}, stateWords(state))),
      ),
    ),
  )
}

function row(name, value) {
  if (value === null || value === undefined || value === '') return []
  return [element('dt', {}, name), element('dd', {}, value)]
}

function wordsView(text, evidence) {
  return markedParts(text, evidence).map(({ words, names }) =>
    names.length === 0 ? words : element('mark', { title: names.join(', ') }, words),
  )
}

function confidenceView(confidence) {
  const percent = Math.round(confidence * 100)
  const meter = element('meter', { min: '0', max: '100', value: percent, 'aria-hidden': 'true' })
  return element('span', { class: 'confidence' }, meter, `${percent} %`)
}

function evidenceView(evidence) {
  if (evidence.length === 0) return null
  return element(
    'ul',
    {},
    ...evidence.map(({ source, name, route }) =>
      element('li', {}, element('code', {}, name), ` ${source}`, name === route ? '' : `, for ${route}`),
    ),
  )
}

/** `{"crisis":"asked"}` as “crisis › asked”. */
function stateWords(state) {
  const read = (value) =>
    typeof value === 'object' && value !== null
      ? Object.entries(value)
          .map(([name, inner]) => [name, read(inner)].filter(Boolean).join(' › '))
          .join(' + ')
      : String(value ?? '')
  try {
    return read(JSON.parse(state))
  } catch {
    return state
  }
}
