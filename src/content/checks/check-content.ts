import type { Problem } from '../problem.ts'
import { amounts } from './amounts.ts'
import type { Check, CheckInput } from './check.ts'
import { completeness } from './completeness.ts'
import { dates } from './dates.ts'
import { firstAid } from './first-aid.ts'
import { hotlineAges } from './hotline-ages.ts'
import { hotlineForms } from './hotline-forms.ts'
import { hotlineSources } from './hotline-sources.ts'
import { lengths } from './lengths.ts'
import { links } from './links.ts'
import { placeholders } from './placeholders.ts'
import { readingLevel } from './reading-level.ts'
import { signOffs } from './sign-offs.ts'
import { wording } from './wording.ts'

const checks: readonly Check[] = [
  completeness,
  links,
  placeholders,
  amounts,
  firstAid,
  lengths,
  readingLevel,
  wording,
  dates,
  signOffs,
  hotlineForms,
  hotlineAges,
  hotlineSources,
]

/** Every problem of the content: those met while it was parsed, then each check in turn. */
export function checkContent(input: CheckInput): readonly Problem[] {
  return [...input.library.problems, ...checks.flatMap((check) => check(input))]
}
