/** `2026-11-24T12:34:56Z` -> `2026-11-24 12:34 UTC`. */
export function minuteOf(time: string | undefined, unknown: string): string {
  const milliseconds = time === undefined ? Number.NaN : Date.parse(time)
  if (Number.isNaN(milliseconds)) return unknown
  return `${new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** Cut between characters, never inside a surrogate pair. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text
  const end = /[\uD800-\uDBFF]/.test(text.charAt(most - 2)) ? most - 2 : most - 1
  return `${text.slice(0, end)}…`
}
