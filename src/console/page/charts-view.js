import { claimFigure, flagsFigure, rulesFigure, topicsFigure, unansweredFigure } from './chart-figures.js'
import { element } from './element.js'
import { attempt } from './notices.js'

const ranges = [7, 30, 90]
/** Charts change slowly; the server counts anew as often. Milliseconds. */
const staleAfter = 30_000

/** Pictures first; each has its story in a sentence and its numbers in a table. */
export function createChartsView({ api, words, topics }) {
  let days = 30
  let shown = null
  let shownAt = 0
  let width = 0
  const segments = element(
    'div',
    { class: 'segments', role: 'group', 'aria-label': 'How far back' },
    ...ranges.map((range) =>
      element(
        'button',
        {
          type: 'button',
          'data-days': range,
          'aria-pressed': String(range === days),
          on: { click: () => choose(range) },
        },
        `${range} days`,
      ),
    ),
  )
  const figures = element('div', { class: 'figures' })
  const view = element(
    'section',
    { class: 'page charts', 'aria-labelledby': 'charts-title' },
    element(
      'div',
      { class: 'charts-head' },
      element('h2', { id: 'charts-title', tabindex: '-1' }, 'Charts'),
      segments,
    ),
    figures,
  )
  new ResizeObserver(() => {
    if (Math.abs(figures.clientWidth - width) > 8) draw()
  }).observe(figures)

  function choose(range) {
    days = range
    for (const button of segments.children)
      button.setAttribute('aria-pressed', String(Number(button.dataset.days) === days))
    void load()
  }

  async function load() {
    const wanted = days
    const answer = await attempt(() => api.ask('charts', { days: wanted }))
    if (answer === null || wanted !== days) return
    const isSame = JSON.stringify(answer) === JSON.stringify(shown)
    shownAt = Date.now()
    shown = answer
    if (!isSame) draw()
  }

  function draw() {
    if (shown === null) return
    width = figures.clientWidth
    const open = new Set([...figures.querySelectorAll('details[open]')].map(({ dataset }) => dataset.key))
    const style = getComputedStyle(figures)
    const columns = style.gridTemplateColumns.split(' ').map((column) => Number.parseFloat(column))
    const room = { width: Math.max(220, (columns[0] || width) - 34), wide: Math.max(220, width - 34) }
    figures.replaceChildren(
      flagsFigure(shown, words, room),
      claimFigure(shown, room),
      unansweredFigure(shown, room),
      topicsFigure(shown, topics, room),
      rulesFigure(shown, room),
    )
    for (const details of figures.querySelectorAll('details')) details.open = open.has(details.dataset.key)
  }

  return {
    view,
    enter() {
      void load()
    },
    refresh() {
      if (Date.now() - shownAt > staleAfter) void load()
    },
    home: () => view.querySelector('h2').focus(),
  }
}
