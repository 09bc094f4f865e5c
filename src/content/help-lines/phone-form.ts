import { code, plain, type RichText } from '../markup/rich-text.ts'
import type { HelpLine } from '../schemas/hotline-schema.ts'

/**
 * A number as people read it: first as it is dialled in the country, where a tap copies it; beside it the
 * international form, which Telegram turns into a number to tap. Short numbers have no second form.
 */
export function phoneForm({
  phone = '',
  international,
}: Pick<HelpLine, 'phone' | 'international'>): RichText {
  if (international === undefined) return [code(phone)]
  // North American numbers differ only by the plus sign: one form serves both.
  if (digitsOf(international) === digitsOf(phone)) return [plain(international)]
  return [code(phone), plain(` (${international})`)]
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
