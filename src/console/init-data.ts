import { createHmac, timingSafeEqual } from 'node:crypto'
import * as z from 'zod'

/** How old what Telegram has signed may be: it is made when the page is opened. Milliseconds. */
export const longestAge = 5 * 60_000
/** Telegram's clock and ours differ a little. Milliseconds. */
const clockSkew = 5000
/** Telegram's own is about a thousand characters. */
const longestInitData = 4096

const signedUser = z.looseObject({ id: z.int().positive() })
const hexHash = /^[0-9a-f]{64}$/

/**
 * Who opened the page, as Telegram has signed it; null for anything that this bot's Telegram has not signed lately.
 * Pure. https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
 *
 * @param now milliseconds since the epoch
 */
export function readInitData(initData: string, botToken: string, now: number): { personId: number } | null {
  if (initData.length > longestInitData) return null
  const fields = [...new URLSearchParams(initData)]
  const values = new Map(fields)
  // A field that comes twice can be read in two ways.
  if (values.size !== fields.length) return null
  const given = values.get('hash') ?? ''
  if (!hexHash.test(given)) return null
  if (!timingSafeEqual(Buffer.from(given, 'hex'), Buffer.from(hashOf(values, botToken), 'hex'))) return null

  const signedAt = Number(values.get('auth_date') ?? Number.NaN) * 1000
  // Written so that what is no number is refused too.
  if (!(now - signedAt <= longestAge && signedAt - now <= clockSkew)) return null
  const user = signedUser.safeParse(parsedJson(values.get('user') ?? ''))
  return user.success ? { personId: user.data.id } : null
}

/** The hash as Telegram makes it: of every field but the hash itself, by name, one a line. */
export function hashOf(fields: ReadonlyMap<string, string>, botToken: string): string {
  const lines = [...fields]
    .filter(([name]) => name !== 'hash')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
  const secret = createHmac('sha256', 'WebAppData').update(botToken).digest()
  return createHmac('sha256', secret).update(lines.join('\n')).digest('hex')
}

function parsedJson(text: string): unknown {
  try {
    const parsed: unknown = JSON.parse(text)
    return parsed
  } catch {
    return null
  }
}
