import { parsePhoneNumberFromString, type NumberType } from 'libphonenumber-js/max'
import { code, plain, type RichText } from '../markup/rich-text.ts'

/** Kinds of numbers that often cannot be dialled in the international form, not even inside the country. */
const onlyNational: ReadonlySet<NumberType> = new Set(['UAN', 'SHARED_COST', 'PREMIUM_RATE'])

/**
 * A number as people read it: first as it is dialled in the country, where a tap copies it; beside it the
 * international form, which Telegram turns into a number to tap. Short numbers have no second form.
 */
export function phoneForm(phone: string, e164: string | undefined): RichText {
  const international = e164 === undefined ? null : internationalForm(e164)
  if (international === null) return [code(phone)]
  // North American numbers differ only by the plus sign: one form serves both.
  if (digitsOf(international) === digitsOf(phone)) return [plain(international)]
  return [code(phone), plain(` (${international})`)]
}

function internationalForm(e164: string): string | null {
  const parsed = parsePhoneNumberFromString(e164)
  if (parsed === undefined || !parsed.isValid() || onlyNational.has(parsed.getType())) return null
  return parsed.formatInternational()
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}
