import { badRequest } from './refusal.ts'

/**
 * The parameters of a call. They come as JSON values or, from forms and query strings, as strings that hold JSON;
 * Telegram takes both everywhere: https://core.telegram.org/bots/api#making-requests
 */
export type Payload = Readonly<Record<string, unknown>>

/** A string parameter; the empty string when it is left out, as Telegram treats the two alike. */
export function textParameter(payload: Payload, name: string): string {
  const value = payload[name]
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/** A whole number kept within bounds; what is no number counts as left out, as in Telegram. */
export function integerParameter(
  payload: Payload,
  name: string,
  fallback: number,
  lowest = Number.MIN_SAFE_INTEGER,
  highest = Number.MAX_SAFE_INTEGER,
): number {
  const words = textParameter(payload, name)
  const value = words === '' ? fallback : Number.parseInt(words, 10)
  return Math.min(highest, Math.max(lowest, Number.isNaN(value) ? fallback : value))
}

export function flagParameter(payload: Payload, name: string): boolean {
  return ['true', 'yes', '1'].includes(textParameter(payload, name).toLowerCase())
}

/**
 * An object or array; undefined when it is left out. Throws Refusal when a string holds no JSON.
 *
 * @param what names the parameter in Telegram's wording of the refusal
 */
export function structureParameter(payload: Payload, name: string, what: string): unknown {
  const value = payload[name]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value !== 'string') return value
  try {
    const parsed: unknown = JSON.parse(value)
    return parsed
  } catch {
    throw badRequest(`can't parse ${what} JSON object`)
  }
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A field of an object that must be there. Throws Refusal in Telegram's words, after `prefix`. */
export function requiredText(
  object: Readonly<Record<string, unknown>>,
  name: string,
  prefix: string,
): string {
  const value = object[name]
  if (value === undefined) throw badRequest(`${prefix}Can't find field "${name}"`)
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw badRequest(`${prefix}Field "${name}" must be of type String`)
}

/** Like `requiredText`, for whole numbers; Telegram takes them as strings too. */
export function requiredInteger(
  object: Readonly<Record<string, unknown>>,
  name: string,
  prefix: string,
): number {
  const value = object[name]
  if (value === undefined) throw badRequest(`${prefix}Can't find field "${name}"`)
  const number = typeof value === 'string' && value !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isInteger(number)) return number
  throw badRequest(`${prefix}Field "${name}" must be a valid Number`)
}
