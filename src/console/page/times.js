const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** How long ago, as short as can be: `4 min`, `2 h`, `3 d`. */
export function ago(at, now = Date.now()) {
  return span(Math.max(0, now - at))
}

export function span(milliseconds) {
  if (milliseconds < minute) return `${Math.round(milliseconds / 1000)} s`
  if (milliseconds < hour) return `${Math.round(milliseconds / minute)} min`
  if (milliseconds < 2 * day) return `${Math.round(milliseconds / hour)} h`
  return `${Math.round(milliseconds / day)} d`
}

const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
export const moment = (at) => full.format(at)

// Days of the charts are days of UTC.
const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
export const dayName = (name) => dayFormat.format(Date.parse(name))
