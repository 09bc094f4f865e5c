import { isDeepStrictEqual } from 'node:util'
import type { Content } from '../content.ts'
import type { VettedMessage } from '../vetted-message.ts'
import type { FindAmounts, GateReason } from './gate-verdict.ts'

/** Texts whose check is remembered. Content has far fewer, except for numbers and moderators' cards. */
const mostRemembered = 5000

/** Compares a text with what the content renders, letter for letter, and looks for amounts. Null: it passes. */
export type CheckText = (message: VettedMessage, text: string, entities: unknown) => GateReason | null

export function createCheckText(content: Content, findAmounts: FindAmounts): CheckText {
  const remembered = new Map<string, boolean>()
  const holdsAmount = (text: string, firstAid: boolean): boolean => {
    const key = `${firstAid ? 'first aid' : 'plain'} ${text}`
    const known = remembered.get(key)
    if (known !== undefined) return known
    if (remembered.size >= mostRemembered) remembered.clear()
    const found = findAmounts(text, { firstAid }).length > 0
    remembered.set(key, found)
    return found
  }
  return (message, text, entities) => {
    if (text !== message.text || !isDeepStrictEqual(entities ?? [], message.entities)) return 'text-differs'
    const amount = content.textParts(message.reference).some((part) => holdsAmount(part.text, part.firstAid))
    return amount ? 'amount' : null
  }
}

/** Compares the buttons, letter for letter. */
export function keyboardDiffers(
  message: VettedMessage,
  markup: { readonly inline_keyboard: readonly unknown[] } | undefined,
): boolean {
  return !isDeepStrictEqual(markup?.inline_keyboard ?? [], message.keyboard)
}
