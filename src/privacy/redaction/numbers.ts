import { stepOf, type RedactionStep, type SpanFinder } from './redaction-step.ts'
import type { Vocabulary } from './vocabulary.ts'

const phone = /(?:\+|(?<!\p{Nd}))\p{Nd}(?:[ ().\-–/\u200c]{0,3}\p{Nd}){6,30}/gu
/** Account, passport and ticket numbers: a few letters may lead them. */
const longNumber = /(?<![\p{L}\p{Nd}])\p{L}{0,3}\p{Nd}{5,}[\p{L}\p{Nd}]{0,20}/gu
const fewestSpokenDigits = 7

/** Telephone numbers, in figures and spoken digit by digit. */
export function redactPhones({ tokenise, phrases }: Vocabulary): RedactionStep {
  const spoken: SpanFinder = (tokens, index) => {
    let to = index
    let digits = 0
    for (;;) {
      const mark = digits > 0 && /^[,-]$/.test(tokens[to]?.raw ?? '') ? 1 : 0
      const digit = phrases.numbers.at(tokens, to + mark)
      if (digit === 0) break
      to += mark + digit
      digits += 1
    }
    return digits < fewestSpokenDigits ? null : { from: index, to, label: '[phone]' }
  }
  const spokenPhones = stepOf(tokenise, [spoken])
  return (text) => spokenPhones(text.replace(phone, '[phone]'))
}

/** What is left of figures in a row. */
export const redactLongNumbers: RedactionStep = (text) => text.replace(longNumber, '[number]')
