import type { SourceFile } from '../guardrails/source-file.ts'
import { redactAddresses } from './redaction/addresses.ts'
import { redactAmounts } from './redaction/amounts.ts'
import { redactContacts } from './redaction/contacts.ts'
import { redactDates } from './redaction/dates.ts'
import { excerptOf, plainText } from './redaction/excerpt.ts'
import { redactNames } from './redaction/names.ts'
import { redactLongNumbers, redactPhones } from './redaction/numbers.ts'
import { readVocabulary } from './redaction/vocabulary.ts'

/**
 * Makes the function that turns a person's words into the excerpt that moderators see: names, accounts, links,
 * telephone numbers, addresses, dates, long numbers and amounts are replaced by `[name]`, `[phone]` and so on.
 * At most 280 UTF-16 units, never half a character. It errs on the side of taking out too much, and cannot find
 * a name that nothing announces. Pure; takes time in proportion to the text, which is read up to 4,096 units.
 *
 * @param file `redaction.yaml`
 * @throws Error naming file and line when the file is not as it has to be
 */
export function compileRedaction(file: SourceFile): (text: string) => string {
  const vocabulary = readVocabulary(file)
  const steps = [
    plainText,
    redactContacts(vocabulary),
    redactDates(vocabulary),
    redactNames(vocabulary),
    redactAddresses(vocabulary),
    redactPhones(vocabulary),
    redactAmounts(vocabulary),
    redactLongNumbers,
    excerptOf,
  ]
  return (text) => steps.reduce((left, step) => step(left), text)
}
