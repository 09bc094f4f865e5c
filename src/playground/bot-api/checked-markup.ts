import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types'
import { checkLink } from './checked-link.ts'
import { isRecord, requiredText, structureParameter, type Payload } from './payload.ts'
import { badRequest } from './refusal.ts'

const prefix = "can't parse inline keyboard button: "
/** https://core.telegram.org/bots/api#inlinekeyboardbutton: 1-64 bytes. */
const longestData = 64
/** Not documented; more are refused as REPLY_MARKUP_TOO_LONG. */
const mostButtons = 100

/** Telegram lets a page be opened from private chats only. Throws Refusal in its words. */
export function checkPlace(markup: InlineKeyboardMarkup | null, isPrivate: boolean): void {
  const opensPage = markup?.inline_keyboard.flat().some((button) => 'web_app' in button) ?? false
  if (opensPage && !isPrivate) throw badRequest('BUTTON_TYPE_INVALID')
}

/** The inline keyboard of a call; null when there is none. Throws Refusal in Telegram's words. */
export function checkedMarkup(payload: Payload): InlineKeyboardMarkup | null {
  const markup = structureParameter(payload, 'reply_markup', 'reply keyboard markup')
  if (markup === undefined) return null
  if (!isRecord(markup)) throw badRequest('object expected as reply markup')
  const rows = markup['inline_keyboard']
  // Keyboards below the input field change no message, so there is nothing to keep.
  if (rows === undefined) return null
  if (!Array.isArray(rows)) throw badRequest('field "inline_keyboard" must be of type Array')
  const list: readonly unknown[] = rows
  const keyboard = list.map((row) => {
    if (!Array.isArray(row))
      throw badRequest('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    const buttons: readonly unknown[] = row
    return buttons.map(readButton)
  })
  if (keyboard.flat().length > mostButtons) throw badRequest('reply markup is too long')
  const filled = keyboard.filter((row) => row.length > 0)
  return filled.length === 0 ? null : { inline_keyboard: filled }
}

function readButton(value: unknown): InlineKeyboardButton {
  if (!isRecord(value)) throw badRequest(`${prefix}InlineKeyboardButton must be an Object`)
  const text = requiredText(value, 'text', prefix)
  if (text.trim() === '') throw badRequest('inline keyboard button text must be non-empty')
  if (value['url'] !== undefined) {
    const url = requiredText(value, 'url', prefix)
    const fault = checkLink(url)
    if (fault !== null) throw badRequest(`inline keyboard button URL '${url}' is invalid: ${fault}`)
    return { text, url }
  }
  if (value['callback_data'] !== undefined) {
    const data = requiredText(value, 'callback_data', prefix)
    if (data === '' || Buffer.byteLength(data) > longestData) throw badRequest('BUTTON_DATA_INVALID')
    return { text, callback_data: data }
  }
  if (value['switch_inline_query'] !== undefined)
    return { text, switch_inline_query: requiredText(value, 'switch_inline_query', prefix) }
  if (value['switch_inline_query_current_chat'] !== undefined)
    return {
      text,
      switch_inline_query_current_chat: requiredText(value, 'switch_inline_query_current_chat', prefix),
    }
  if (isRecord(value['web_app'])) {
    const url = requiredText(value['web_app'], 'url', prefix)
    const fault = url.startsWith('https://') ? checkLink(url) : 'Only HTTPS links are allowed'
    if (fault !== null) throw badRequest(`inline keyboard button Web App URL '${url}' is invalid: ${fault}`)
    return { text, web_app: { url } }
  }
  throw badRequest(`${prefix}Text buttons are unallowed in the inline keyboard`)
}
