import { element } from './element.js'
import { ago, moment } from './times.js'
import { severities } from './words.js'

export function headView(flag, words) {
  return element(
    'div',
    { class: `title kind-${flag.category}` },
    element('h2', { tabindex: '-1' }, words.categories[flag.category] ?? flag.category),
    element('span', { class: `badge ${flag.severity}` }, severities[flag.severity].toLowerCase()),
    element('span', { class: `state ${flag.state}` }, words.states[flag.state]),
    flag.isCorrected ? element('span', { class: 'mark' }, words.marks.corrected) : null,
    flag.isMuted ? element('span', { class: 'mark' }, words.marks.muted) : null,
    flag.checkIns > 0 ? element('span', { class: 'mark' }, words.marks['checked-in']) : null,
  )
}

export function factsView(flag, words) {
  const facts = [
    [
      'When',
      element(
        'time',
        { datetime: new Date(flag.createdAt).toISOString() },
        `${moment(flag.createdAt)} (${ago(flag.createdAt)})`,
      ),
    ],
    ['Held by', flag.holder === null ? words.nobody : flag.holder.isYou ? 'you' : flag.holder.name],
    ['Route', flag.route],
    ['Answered with', flag.answer],
    ['Language', [flag.language, flag.region].filter((part) => part !== null).join(', ')],
    [
      'Rules',
      flag.rules.length === 0
        ? null
        : element('span', {}, ...flag.rules.map((rule) => element('code', {}, rule))),
    ],
    ['Flag', element('code', {}, flag.id)],
  ]
  return element(
    'dl',
    { class: 'facts' },
    ...facts
      .filter(([, value]) => value !== null)
      .map(([name, value]) => element('div', {}, element('dt', {}, name), element('dd', {}, value))),
  )
}

export function conversationView(messages) {
  return element(
    'section',
    { class: 'conversation' },
    element('h3', { tabindex: '-1' }, 'What was said around it'),
    messages.length === 0
      ? element('p', { class: 'nothing' }, 'Nothing else was kept.')
      : element('ol', {}, ...messages.map((text) => element('li', {}, text))),
    element(
      'p',
      { class: 'hint' },
      'Redacted. That you read it stands in the audit trail. It closes by itself.',
    ),
  )
}

export function notesView({ notes }, words) {
  if (notes.length === 0) return null
  return element(
    'section',
    { class: 'notes' },
    element('h3', {}, 'Notes'),
    element(
      'ul',
      {},
      ...notes.map(({ note, at, by }) =>
        element(
          'li',
          {},
          words.notes[note] ?? note,
          element('span', {}, `${by === null ? '' : by.isYou ? 'you, ' : `${by.name}, `}${ago(at)} ago`),
        ),
      ),
    ),
  )
}

export function othersView({ others }, words, onOpen) {
  if (others.length === 0) return null
  return element(
    'section',
    { class: 'others' },
    element('h3', {}, 'Other flags of this conversation'),
    element(
      'ul',
      {},
      ...others.map((other) =>
        element(
          'li',
          {},
          element(
            'button',
            {
              type: 'button',
              class: `row ${other.severity} kind-${other.category}`,
              on: { click: () => onOpen(other.id) },
            },
            element('span', { class: 'dot', 'aria-hidden': 'true' }),
            element(
              'span',
              { class: 'what' },
              element('strong', {}, words.categories[other.category] ?? other.category),
              element('span', { class: 'who' }, words.states[other.state]),
            ),
            element('time', {}, ago(other.createdAt)),
          ),
        ),
      ),
    ),
  )
}
