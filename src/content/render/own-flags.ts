import { isolate } from '../help-lines/isolate.ts'
import { printDate } from '../help-lines/print-date.ts'
import { joined, plain, type RichText } from '../markup/rich-text.ts'
import { flagCategoryOf } from '../moderator-ids.ts'
import type { FlagLine } from '../reference.ts'
import type { LineWords } from '../schemas/lines-schema.ts'
import type { Words } from '../words-for.ts'
import { clipped, minuteOf } from './value-forms.ts'

const mostFlags = 12
const longestFact = 60

/** Flags in the list of a person's own data, in their language. Total: a fact without a word is shown as it is. */
export function ownFlags(
  flags: readonly FlagLine[],
  named: NonNullable<LineWords['flags']>,
  { voice, lines }: Words,
): RichText {
  const rows = flags.slice(0, mostFlags).map((flag, index): RichText => {
    const facts = [
      named.kinds[flagCategoryOf(flag.route)],
      flag.severity === 'critical' || flag.severity === 'low'
        ? named.severities[flag.severity]
        : flag.severity,
      named.states[flag.state] ?? flag.state,
    ]
    // `2026-11-24 12:34 UTC`, or the words for a time that is not known.
    const time = minuteOf(flag.time, '')
    const when: readonly RichText[] =
      time === ''
        ? [[plain(lines.unknown)]]
        : [printDate(time.slice(0, 10), voice), isolate([plain(time.slice(11))], voice.language)]
    return [
      plain(`${index + 1}. ${facts.map((fact) => clipped(fact, longestFact)).join('; ')}; `),
      ...joined(when, ' '),
    ]
  })
  return joined(rows, '\n')
}
