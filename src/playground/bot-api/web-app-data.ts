import { createHmac, randomBytes } from 'node:crypto'
import type { User } from 'grammy/types'

/**
 * What Telegram's servers hand to a page that a person opens from a bot, signed with the bot's token:
 * https://core.telegram.org/bots/webapps#webappinitdata
 *
 * @param at milliseconds since the epoch
 */
export function signWebAppData(person: User, botToken: string, at: number): string {
  const { id, first_name: firstName, username, language_code: language } = person
  const fields = {
    auth_date: String(Math.floor(at / 1000)),
    query_id: randomBytes(12).toString('base64url'),
    // Telegram's newer second signature, for those who do not have the token. Signed along, as any field is.
    signature: randomBytes(64).toString('base64url'),
    user: JSON.stringify({ id, first_name: firstName, last_name: '', username, language_code: language }),
  }
  return new URLSearchParams({ ...fields, hash: signatureOf(fields, botToken) }).toString()
}

/** Of the fields in the order of their names, one a line. */
export function signatureOf(fields: Readonly<Record<string, string>>, botToken: string): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name] ?? ''}`)
    .join('\n')
  const key = createHmac('sha256', 'WebAppData').update(botToken).digest()
  return createHmac('sha256', key).update(text).digest('hex')
}
