import pino, { type Logger } from 'pino'

export type Log = Logger

/**
 * One line of JSON an event. Callers log facts with fixed words: never a message, a name, an id of Telegram or a
 * token; errors only by kind, because libraries put addresses and payloads into theirs.
 */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}

/** What may be logged of an error: its class, and the code that a system call gave. */
export function errorKind(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code: unknown = Reflect.get(error, 'code')
  return typeof code === 'string' ? `${error.name} ${code}` : error.name
}
