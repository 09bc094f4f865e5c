import { isLanguage, type Language } from '../../guardrails/languages.ts'
import {
  joined,
  lengthOf,
  sliced,
  textOf,
  toTelegram,
  trimmed,
  type RichText,
  type Segment,
} from '../markup/rich-text.ts'
import type { Reference } from '../reference.ts'
import { vet } from '../vet.ts'
import type { VettedMessage } from '../vetted-message.ts'
import { renderKeyboard } from './keyboard.ts'
import type { Kit } from './kit.ts'
import { messageParts } from './message-parts.ts'

/** UTF-16 units of a message: https://core.telegram.org/bots/api#sendmessage */
export const longestMessage = 4096

/**
 * One message, exactly as it goes out. Total for every reference, also for one that an older version stored:
 * an unknown language is English, an unknown country is nobody's, a page that is not there is the nearest.
 */
export function renderMessage(kit: Kit, reference: Reference): VettedMessage {
  const language = languageOf(reference)
  const parts = messageParts(kit, reference, language)
  const whole = fitting(
    joined(
      parts.map((part) => part.text),
      '\n\n',
    ),
  )
  const { text, entities } = toTelegram(whole)
  return { text: vet(text), entities, keyboard: renderKeyboard({ kit, reference, language }), reference }
}

/** The text of each entry of a message, for the check for amounts. */
export function textParts(
  kit: Kit,
  reference: Reference,
): readonly { readonly text: string; readonly firstAid: boolean }[] {
  const { excerpt: _written, excerpts: _around, flag, ...others } = reference.values
  // A flag's code is made of random letters and digits, which by chance read as an amount.
  const values = flag === undefined ? others : { ...others, flag: { ...flag, code: '' } }
  // Excerpts are what the content did not write: moderators see them as they were.
  return messageParts(kit, { ...reference, values }, languageOf(reference)).map((part) => ({
    text: textOf(part.text.filter((segment) => !isAddress(segment))),
    firstAid: part.firstAid,
  }))
}

/** Addresses are no words: their pieces would be read as numbers and units of some language. */
function isAddress({ text, href }: Segment): boolean {
  return href !== null && !text.includes(' ') && href.includes(text)
}

export function languageOf(reference: Reference): Language {
  return isLanguage(reference.language) ? reference.language : 'en'
}

/** The checks keep every message far below the limit; this only keeps the promise when all of them failed. */
function fitting(whole: RichText): RichText {
  if (lengthOf(whole) <= longestMessage) return whole
  const end = textOf(whole).lastIndexOf('\n', longestMessage)
  return trimmed(sliced(whole, 0, end > 0 ? end : longestMessage))
}
