import { drawing } from './element.js'
import { span } from './times.js'

/** Pictures are drawn for the width that there is, so that their letters are never scaled. */
const left = 32
/** Spans of time are longer words than numbers. */
const waitsLeft = 50
const bottom = 22
const top = 8

let made = 0

function picture(title, story, width, height, ...parts) {
  made += 1
  const [titleId, storyId] = [`chart-title-${made}`, `chart-story-${made}`]
  return drawing(
    'svg',
    {
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${titleId} ${storyId}`,
    },
    worded('title', { id: titleId }, title),
    worded('desc', { id: storyId }, story),
    ...parts,
  )
}

function worded(tag, attributes, words) {
  const node = drawing(tag, attributes)
  node.textContent = words
  return node
}

/** Round numbers up to the largest: 0, 2, 4; 0, 50, 100. */
function ticksTo(most) {
  const rough = Math.max(1, most / 3)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough)
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step)
}

/** As many names as fit, the last one always among them. */
function dayNames(columns, xOf, width, height) {
  const room = Math.max(1, Math.floor((width - left) / 58))
  const every = Math.ceil(columns.length / room)
  return columns.flatMap(({ name }, index) => {
    if ((columns.length - 1 - index) % every !== 0) return []
    const anchor = index === columns.length - 1 && columns.length > 7 ? 'end' : 'middle'
    const x = anchor === 'end' ? width - 1 : xOf(index)
    return [worded('text', { x, y: height - 6, class: 'tick', 'text-anchor': anchor }, name)]
  })
}

function grid(ticks, yOf, width, nameOf = String, from = left) {
  return ticks.flatMap((tick) => [
    drawing('line', { x1: from, x2: width, y1: yOf(tick), y2: yOf(tick), class: 'grid' }),
    worded('text', { x: from - 6, y: yOf(tick) + 4, class: 'tick', 'text-anchor': 'end' }, nameOf(tick)),
  ])
}

/** One column a day, its parts on top of each other. */
export function dayBars({ title, story, columns, width, height }) {
  const sums = columns.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0))
  const ticks = ticksTo(Math.max(...sums))
  const yOf = (value) => height - bottom - (value / ticks.at(-1)) * (height - bottom - top)
  const step = (width - left) / columns.length
  const thick = Math.max(2, Math.min(34, step * 0.72))
  const xOf = (index) => left + step * (index + 0.5)
  const bars = columns.map(({ name, parts }, index) => {
    let from = 0
    const shown = parts.filter(({ value }) => value > 0)
    const tells = shown.map((part) => `${part.value} ${part.name.toLowerCase()}`).join(', ')
    return drawing(
      'g',
      { class: 'column' },
      worded('title', {}, `${name}: ${tells === '' ? 'none' : tells}`),
      drawing('rect', {
        x: xOf(index) - step / 2,
        y: top,
        width: step,
        height: height - bottom - top,
        class: 'ground',
      }),
      ...shown.map(({ kind, value }, place) => {
        const y = yOf(from + value)
        const isLast = place === shown.length - 1
        const tall = yOf(from) - y
        from += value
        return drawing('path', {
          d: bar(xOf(index) - thick / 2, y, thick, tall, isLast ? Math.min(4, thick / 3, tall) : 0),
          class: kind,
        })
      }),
    )
  })
  return picture(
    title,
    story,
    width,
    height,
    ...grid(ticks, yOf, width),
    ...bars,
    ...dayNames(columns, xOf, width, height),
  )
}

/** A bar that stands, its upper corners rounded. A hair of ground parts it from the one below. */
function bar(x, y, width, height, round) {
  const tall = Math.max(0.5, height - 1)
  return `M${x} ${y + tall}V${y + round}q0 ${-round} ${round} ${-round}h${width - 2 * round}q${round} 0 ${round} ${round}V${y + tall}z`
}

const waitTicks = [10_000, 60_000, 600_000, 3_600_000, 6 * 3_600_000, 24 * 3_600_000, 7 * 24 * 3_600_000]

/** How long flags waited: a dot for the half, a line up to the slowest tenth. Each step is about six times the last. */
export function waits({ title, story, points, width, height }) {
  const slowest = Math.max(...points.map(({ slowestTenth = 0 }) => slowestTenth))
  const end = waitTicks.findIndex((tick) => tick >= slowest)
  const ticks = waitTicks.slice(0, Math.max(3, (end === -1 ? waitTicks.length : end) + 1))
  const [lowest, highest] = [Math.log(ticks[0] / 4), Math.log(ticks.at(-1))]
  const yOf = (milliseconds) => {
    const place = (Math.log(Math.max(milliseconds, ticks[0] / 4)) - lowest) / (highest - lowest)
    return height - bottom - Math.min(1, place) * (height - bottom - top)
  }
  const step = (width - waitsLeft) / points.length
  const xOf = (index) => waitsLeft + step * (index + 0.5)
  const size = Math.max(2.5, Math.min(5, step / 3))
  const marks = points.flatMap(({ name, claims, median, slowestTenth }, index) => {
    if (claims === undefined) return []
    const [x, half, tenth] = [xOf(index), yOf(median), yOf(slowestTenth)]
    return [
      drawing(
        'g',
        { class: 'column' },
        worded('title', {}, `${name}: half within ${span(median)}, nine of ten within ${span(slowestTenth)}`),
        drawing('rect', {
          x: x - step / 2,
          y: top,
          width: step,
          height: height - bottom - top,
          class: 'ground',
        }),
        drawing('line', { x1: x, x2: x, y1: half, y2: tenth, class: 'mark-tenth' }),
        drawing('line', { x1: x - size, x2: x + size, y1: tenth, y2: tenth, class: 'mark-tenth' }),
        drawing('circle', { cx: x, cy: half, r: size, class: 'mark-half' }),
      ),
    ]
  })
  return picture(
    title,
    story,
    width,
    height,
    ...grid(ticks, yOf, width, span, waitsLeft),
    ...marks,
    ...dayNames(points, xOf, width, height),
  )
}

const rowHeight = 40

/** Rows with their name above the bar, so that long names fit a phone. */
export function acrossBars({ title, story, rows, width }) {
  const most = Math.max(1, ...rows.map(({ parts }) => parts.reduce((sum, { value }) => sum + value, 0)))
  const height = rows.length * rowHeight
  const letters = Math.floor(width / 7.4)
  return picture(
    title,
    story,
    width,
    height,
    ...rows.map(({ name, tells, parts }, index) => {
      const y = index * rowHeight
      let x = 0
      return drawing(
        'g',
        { class: 'column' },
        worded('title', {}, `${name}: ${tells}`),
        worded('text', { x: 0, y: y + 14, class: 'name' }, shortened(name, letters - tells.length - 2)),
        worded('text', { x: width, y: y + 14, class: 'value', 'text-anchor': 'end' }, tells),
        drawing('rect', { x: 0, y: y + 20, width, height: 9, rx: 4.5, class: 'rail' }),
        ...parts
          .filter(({ value }) => value > 0)
          .map(({ kind, value }) => {
            const wide = Math.max(3, (value / most) * width)
            const part = drawing('rect', {
              x,
              y: y + 20,
              width: Math.min(wide, width - x),
              height: 9,
              rx: 4.5,
              class: kind,
            })
            x = Math.min(width - 3, x + wide)
            return part
          }),
      )
    }),
  )
}

function shortened(name, most) {
  return name.length <= most ? name : `${name.slice(0, Math.max(1, most - 1))}…`
}
