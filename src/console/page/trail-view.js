import { element } from './element.js'
import { attempt } from './notices.js'
import { moment } from './times.js'
import { actNames, severities } from './words.js'

/** Who did what when on which flag: newest first. */
export function createTrailView({ api, words, openFlag }) {
  let entries = []
  let before = null
  const list = element('ol', { class: 'trail', 'aria-label': 'Audit trail' })
  const more = element(
    'button',
    { type: 'button', class: 'more', hidden: true, on: { click: () => void grow() } },
    'Older',
  )
  const view = element(
    'section',
    { class: 'page', 'aria-labelledby': 'trail-title' },
    element('h2', { id: 'trail-title', tabindex: '-1' }, 'Audit trail'),
    element(
      'p',
      { class: 'hint' },
      'Acts without words, kept for a year. A chain of hashes shows tampering: npm run audit verifies it.',
    ),
    list,
    more,
  )

  async function load() {
    const answer = await attempt(() => api.ask('trail', {}))
    if (answer === null) return
    const newest = entries[0]?.sequence ?? 0
    const fresh = answer.entries.filter(({ sequence }) => sequence > newest)
    if (entries.length === 0) before = answer.before
    // After a long absence there would be a gap: then the list begins anew.
    else if (fresh.length === answer.entries.length && fresh.length > 0) {
      entries = []
      before = answer.before
    }
    entries = [...fresh, ...entries]
    if (fresh.length > 0 || list.childElementCount === 0) draw()
  }

  async function grow() {
    const answer = await attempt(() => api.ask('trail', { before }))
    if (answer === null) return
    const from = entries.length
    entries = [...entries, ...answer.entries]
    before = answer.before
    draw()
    list.children[from]?.querySelector('button')?.focus()
  }

  function draw() {
    more.hidden = before === null
    list.replaceChildren(...entries.map((entry) => entryView(entry, words, openFlag)))
    if (entries.length === 0) list.append(element('li', { class: 'nothing' }, 'Nothing has happened yet.'))
  }

  return {
    view,
    enter() {
      void load()
    },
    refresh: () => void load(),
    home: () => view.querySelector('h2').focus(),
  }
}

function entryView({ at, act, actor, flag, category, severity, resolution, note }, words, openFlag) {
  const said = [
    actNames[act] ?? act,
    resolution === undefined ? null : `as ${words.states[resolution] ?? resolution}`,
    note === undefined ? null : `“${words.notes[note] ?? note}”`,
  ]
  const what = [
    category === undefined ? null : (words.categories[category] ?? category),
    severity === undefined ? null : severities[severity]?.toLowerCase(),
  ]
  return element(
    'li',
    { class: actor === null ? 'by-itself' : '' },
    element('time', { datetime: new Date(at).toISOString() }, moment(at)),
    element('span', { class: 'actor' }, actor === null ? 'by itself' : actor.isYou ? 'you' : actor.name),
    element('span', { class: 'act' }, said.filter((part) => part !== null).join(' ')),
    element(
      'span',
      { class: 'about' },
      what.filter((part) => part !== null && part !== undefined).join(', '),
    ),
    flag === null
      ? null
      : element('button', { type: 'button', class: 'plain', on: { click: () => openFlag(flag) } }, flag),
  )
}
