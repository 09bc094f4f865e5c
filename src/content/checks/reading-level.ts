import type { Language } from '../../guardrails/languages.ts'
import { wordsOf } from '../markup/template.ts'
import { error } from '../problem.ts'
import type { Check } from './check.ts'
import { partsOf } from './entries.ts'
import { readability } from './readability.ts'
import { spanishEase } from './spanish-ease.ts'

/** US school grade: plain words for people in a bad night. */
const highestGrade = 8.9
/** About the seventh year of school on the scale of Fernández Huerta: "fairly easy" begins here. */
const lowestEase = 70
/** Below this a measure says nothing: one long word decides it. */
const fewestWords = 40

/** Pages and cards are easy enough to read, in the languages for which there is a measure. */
export const readingLevel: Check = ({ library }) =>
  partsOf(library).flatMap(({ entry, part }) => {
    const text = wordsOf(part.template)
    if (text.split(/\s+/).length < fewestWords) return []
    const found = tooHard(text, entry.language)
    if (found === null) return []
    return [
      error(
        entry.path,
        part.line,
        `Reading level is ${found.level}`,
        `Shorten sentences and use plainer words; hardest: "${found.hardestSentence}"`,
      ),
    ]
  })

/** Null when the text is easy enough, or nobody has measured its language. */
function tooHard(
  text: string,
  language: Language,
): { readonly level: string; readonly hardestSentence: string } | null {
  if (language === 'en') {
    const { grade, hardestSentence } = readability(text)
    return grade <= highestGrade
      ? null
      : { level: `grade ${grade.toFixed(1)}, above ${highestGrade}`, hardestSentence }
  }
  if (language === 'es') {
    const { ease, hardestSentence } = spanishEase(text)
    return ease >= lowestEase
      ? null
      : { level: `ease ${ease.toFixed(1)}, below ${lowestEase}`, hardestSentence }
  }
  return null
}
