import type { RegionCode } from '../button.ts'
import { daysBetween, isShowable, reviewTerm } from '../help-lines/showable.ts'
import { error, warning, type Problem } from '../problem.ts'
import type { HelpLine } from '../schemas/hotline-schema.ts'
import { lineWith, type Check } from './check.ts'

/** Days after which a line is announced as due. */
const announced = 120

/**
 * A line that counts as checked must have been: past its term the build fails until somebody has compared it with
 * its own page (new date), or has set it to `overdue`, which keeps it from being shown alone.
 */
export const hotlineAges: Check = ({ library, files, today }) =>
  [...library.helpLines].flatMap(([region, lines]) => {
    const file = `src/content/hotlines/${region}.yaml`
    const past = lines.filter((line) => line.status === 'active' && ageOf(line, today) > reviewTerm)
    const future = lines.filter((line) => ageOf(line, today) < 0)
    return [
      ...past.map((line) =>
        error(
          file,
          lineWith(files, file, `id: ${line.id}`),
          `${line.id} was last checked ${line.checked ?? 'never'}`,
          'Compare it with its own page and set "checked", or set "status: overdue".',
        ),
      ),
      ...future.map((line) => error(file, null, `${line.id} is checked in the future`, 'Mend "checked".')),
      ...due(region, lines, today),
    ]
  })

function due(region: RegionCode, lines: readonly HelpLine[], today: string): readonly Problem[] {
  const found = lines.filter((line) => {
    const age = ageOf(line, today)
    return line.status === 'active' && isShowable(line, today) && age > announced && age <= reviewTerm
  })
  if (found.length === 0) return []
  const left = reviewTerm - Math.max(...found.map((line) => ageOf(line, today)))
  const ids = found.map((line) => line.id).join(', ')
  return [
    warning(
      `src/content/hotlines/${region}.yaml`,
      null,
      `${found.length} lines were last checked more than ${announced} days ago; the first is due in ${left} days: ${ids}`,
      'Compare them with their own pages and set "checked".',
    ),
  ]
}

function ageOf(line: HelpLine, today: string): number {
  return line.checked === undefined ? Number.POSITIVE_INFINITY : daysBetween(line.checked, today)
}
