import type { HelpLine } from '../schemas/hotline-schema.ts'

/** Days after which a line has to be checked again; past it, the line is never shown alone. */
export const reviewTerm = 180
/** Days after which a line that nobody has checked is not shown at all. */
const longestUnchecked = 730

const dayInMilliseconds = 86_400_000

/** Whole days between two ISO dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayInMilliseconds)
}

/** Whether a line may be shown at all: known from sources, and no open doubt about it. */
export function isShowable(line: HelpLine, today: string): boolean {
  if (line.status === 'uncertain' || line.confidence === 'C' || line.flags.some(isDoubt)) return false
  // Emergency numbers stay: they are what everything else falls back to.
  if (line.kind === 'emergency') return true
  return line.checked !== undefined && daysBetween(line.checked, today) <= longestUnchecked
}

/** Whether a line is inside its term of review, so that it may stand alone. */
export function isFresh(line: HelpLine, today: string): boolean {
  if (line.status !== 'active' || line.checked === undefined) return false
  return daysBetween(line.checked, today) <= reviewTerm
}

function isDoubt(flag: string): boolean {
  return flag.startsWith('weak') || flag.startsWith('old')
}
