import { acrossBars, dayBars, waits } from './chart.js'
import { element } from './element.js'
import { dayName, span } from './times.js'

const mostRows = 12

function figure(key, title, story, picture, table, legend = null) {
  return element(
    'figure',
    { class: `chart chart-${key}` },
    element('figcaption', {}, element('h3', {}, title), element('p', {}, story)),
    legend,
    picture ?? element('p', { class: 'nothing' }, 'Nothing to draw yet.'),
    table.rows.length === 0 ? null : tableView(key, table),
  )
}

function tableView(key, { heads, rows }) {
  return element(
    'details',
    { 'data-key': key },
    element('summary', {}, 'As a table'),
    element(
      'div',
      { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Numbers' },
      element(
        'table',
        {},
        element(
          'thead',
          {},
          element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head))),
        ),
        element(
          'tbody',
          {},
          ...rows.map(([name, ...cells]) =>
            element(
              'tr',
              {},
              element('th', { scope: 'row' }, name),
              ...cells.map((cell) => element('td', {}, String(cell))),
            ),
          ),
        ),
      ),
    ),
  )
}

function legendView(entries) {
  return element(
    'ul',
    { class: 'legend' },
    ...entries.map(([name, kind]) =>
      element('li', { class: kind }, element('span', { class: 'swatch', 'aria-hidden': 'true' }), name),
    ),
  )
}

const total = (numbers) => numbers.reduce((sum, number) => sum + number, 0)
const times = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`

export function flagsFigure({ days, raised }, words, { wide }) {
  const counts = new Map(raised.map(({ day, category, count }) => [`${day} ${category}`, count]))
  const kinds = Object.keys(words.categories).filter((kind) =>
    raised.some(({ category }) => category === kind),
  )
  const columns = days.map((day) => ({
    name: dayName(day),
    parts: kinds.map((kind) => ({
      name: words.categories[kind],
      kind: `kind-${kind}`,
      value: counts.get(`${day} ${kind}`) ?? 0,
    })),
  }))
  const sums = columns.map(({ parts }) => total(parts.map(({ value }) => value)))
  const most = Math.max(...sums)
  const story =
    most === 0
      ? 'No flags in these days.'
      : `${times(total(sums), 'flag')}; the most on ${columns[sums.indexOf(most)].name}, ${most}.`
  return figure(
    'flags',
    'Flags a day',
    story,
    most === 0 ? null : dayBars({ title: 'Flags a day by kind', story, columns, width: wide, height: 220 }),
    {
      heads: ['Day', ...kinds.map((kind) => words.categories[kind]), 'All'],
      rows: columns
        .map(({ name, parts }, index) => [name, ...parts.map(({ value }) => value), sums[index]])
        .filter((row) => row.at(-1) > 0),
    },
    legendView(kinds.map((kind) => [words.categories[kind], `kind-${kind}`])),
  )
}

export function claimFigure({ days, timeToClaim, medianTimeToClaim }, { width }) {
  const byDay = new Map(timeToClaim.map((one) => [one.day, one]))
  const points = days.map((day) => ({ name: dayName(day), ...byDay.get(day) }))
  const story =
    medianTimeToClaim === null
      ? 'No flag was claimed in these days.'
      : `Half of the flags were claimed within ${span(medianTimeToClaim)}.`
  return figure(
    'claims',
    'Time to claim',
    story,
    medianTimeToClaim === null
      ? null
      : waits({ title: 'Time to claim by day', story, points, width, height: 200 }),
    {
      heads: ['Day', 'Claims', 'Half within', 'Nine of ten within'],
      rows: points
        .filter(({ claims }) => claims !== undefined)
        .map(({ name, claims, median, slowestTenth }) => [name, claims, span(median), span(slowestTenth)]),
    },
    medianTimeToClaim === null
      ? null
      : legendView([
          ['half within', 'mark-half'],
          ['nine of ten within', 'mark-tenth'],
        ]),
  )
}

export function unansweredFigure({ days, asked }, { width }) {
  const sum = (day, fits) =>
    total(asked.filter((one) => one.day === day && fits(one.topic)).map(({ count }) => count))
  const isTopic = (topic) => topic !== 'none' && topic !== 'not-asked'
  const columns = days.map((day) => ({
    name: dayName(day),
    parts: [
      { name: 'without an answer', kind: 'mark-none', value: sum(day, (topic) => topic === 'none') },
      { name: 'answered', kind: 'mark-answered', value: sum(day, isTopic) },
    ],
  }))
  const none = total(columns.map(({ parts }) => parts[0].value))
  const all = none + total(columns.map(({ parts }) => parts[1].value))
  const missed = total(asked.filter(({ topic }) => topic === 'not-asked').map(({ count }) => count))
  const story =
    all === 0
      ? 'No questions in these days.'
      : `${none} of ${times(all, 'question')} found no answer (${Math.round((none / all) * 100)} %). ` +
        `“Not what I asked” was pressed ${times(missed, 'time')}.`
  return figure(
    'unanswered',
    'Questions without an answer',
    story,
    all === 0 ? null : dayBars({ title: 'Questions by day', story, columns, width, height: 200 }),
    {
      heads: ['Day', 'Without an answer', 'Answered'],
      rows: columns
        .map(({ name, parts }) => [name, ...parts.map(({ value }) => value)])
        .filter(([, ...values]) => total(values) > 0),
    },
    all === 0
      ? null
      : legendView([
          ['without an answer', 'mark-none'],
          ['answered', 'mark-answered'],
        ]),
  )
}

export function topicsFigure({ asked }, topics, { width }) {
  const counts = new Map()
  for (const { topic, count } of asked)
    if (topic in topics) counts.set(topic, (counts.get(topic) ?? 0) + count)
  const rows = [...counts].map(([topic, count]) => [topics[topic], count]).sort((a, b) => b[1] - a[1])
  const story =
    rows.length === 0
      ? 'No questions in these days.'
      : `Most asked: ${rows[0][0]}, ${times(rows[0][1], 'time')}. ${times(rows.length, 'topic')} in all.`
  return figure(
    'topics',
    'What people ask',
    story,
    rows.length === 0
      ? null
      : acrossBars({
          title: 'Questions by topic',
          story,
          rows: rows.slice(0, mostRows).map(([name, count]) => ({
            name,
            tells: String(count),
            parts: [{ kind: 'mark-answered', value: count }],
          })),
          width,
        }),
    { heads: ['Topic', 'Asked'], rows },
  )
}

export function rulesFigure({ rules }, { width }) {
  const rows = rules.toSorted((a, b) => b.falseAlarms - a.falseAlarms || b.closed - a.closed)
  const wrong = rows.filter(({ falseAlarms }) => falseAlarms > 0)
  const story =
    rows.length === 0
      ? 'No flag was closed in these days.'
      : wrong.length === 0
        ? 'No false alarms in these days.'
        : `${wrong[0].rule} was part of the most: ${wrong[0].falseAlarms} of ${wrong[0].closed} that were closed.`
  return figure(
    'rules',
    'False alarms by rule',
    story,
    rows.length === 0
      ? null
      : acrossBars({
          title: 'False alarms by rule',
          story,
          rows: rows.slice(0, mostRows).map(({ rule, closed, falseAlarms }) => ({
            name: rule,
            tells: `${falseAlarms} of ${closed}`,
            parts: [
              { kind: 'mark-none', value: falseAlarms },
              { kind: 'mark-rest', value: closed - falseAlarms },
            ],
          })),
          width,
        }),
    {
      heads: ['Rule', 'False alarms', 'Closed'],
      rows: rows.map(({ rule, closed, falseAlarms }) => [rule, falseAlarms, closed]),
    },
    rows.length === 0
      ? null
      : legendView([
          ['false alarms', 'mark-none'],
          ['closed otherwise', 'mark-rest'],
        ]),
  )
}
