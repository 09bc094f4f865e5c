import { wordsOf } from '../markup/template.ts'
import { error } from '../problem.ts'
import type { Check } from './check.ts'
import { partsOf } from './entries.ts'
import { readability } from './readability.ts'

/** US school grade: plain words for people in a bad night. */
const highestGrade = 8.9
/** Below this a grade says nothing: one long word decides it. */
const fewestWords = 40

/** English pages and cards are easy enough to read. */
export const readingLevel: Check = ({ library }) =>
  partsOf(library).flatMap(({ entry, part }) => {
    if (entry.language !== 'en') return []
    const text = wordsOf(part.template)
    if (text.split(/\s+/).length < fewestWords) return []
    const { grade, hardestSentence } = readability(text)
    if (grade <= highestGrade) return []
    return [
      error(
        entry.path,
        part.line,
        `Reading level is grade ${grade.toFixed(1)}, above ${highestGrade}`,
        `Shorten sentences and use plainer words; hardest: "${hardestSentence}"`,
      ),
    ]
  })
