import { daysBetween } from '../help-lines/showable.ts'
import { error, warning, type Problem } from '../problem.ts'
import { lineWith, type Check } from './check.ts'
import { entriesOf } from './entries.ts'

/** Days before the end of a term in which it is announced. */
const announced = 30

/** Entries past their term of review fail; those close to it are announced. */
export const dates: Check = ({ library, files, today }) =>
  entriesOf(library).flatMap((entry): readonly Problem[] => {
    const { checked, recheck } = entry.meta
    const line = lineWith(files, entry.path, 'recheck:')
    if (checked > today)
      return [error(entry.path, line, `Checked on ${checked}, which is yet to come`, 'Mend the date.')]
    if (recheck <= checked)
      return [error(entry.path, line, 'recheck is not after checked', 'Mend the dates.')]
    if (recheck < today)
      return [
        error(
          entry.path,
          line,
          `Was to be checked again by ${recheck}`,
          'Check it, set both dates, sign it.',
        ),
      ]
    const left = daysBetween(today, recheck)
    if (left > announced) return []
    return [
      warning(entry.path, line, `To be checked again in ${left} days`, 'Check it, set both dates, sign it.'),
    ]
  })
