const start = 'console'
/** The code of a flag: words that somebody put into a link are none, and are read as words. */
const flagCode = /^\d{1,16}-[A-Za-z0-9_-]{1,12}$/

/** The start payload of a link that leads to the console, and there to a flag. */
export function consolePayload(flagId: string | null): string {
  return flagId === null ? start : `${start}-${flagId}`
}

/** The flag that such a payload names, '' for none; null when it is another payload. */
export function flagOfConsolePayload(payload: string): string | null {
  if (payload === start) return ''
  const code = payload.startsWith(`${start}-`) ? payload.slice(start.length + 1) : ''
  return flagCode.test(code) ? code : null
}
