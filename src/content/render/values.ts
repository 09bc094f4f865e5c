import type { ModeratorPlaceholder, ValuePlaceholder } from '../markup/placeholders.ts'
import type { TemplateValues } from '../reference.ts'
import { labelIds } from '../schemas/words-schemas.ts'
import type { Words } from '../words-for.ts'
import { heldText } from './held-values.ts'
import { clipped, minuteOf } from './value-forms.ts'

const longestExcerpt = 1200
const longestFact = 120

export interface ValueFacts {
  readonly words: Words
  readonly retentionDays: number
  /** The country whose numbers the message shows, as people read it. */
  readonly place: string
  readonly topicTitle: (topic: NonNullable<TemplateValues['topic']>) => string
}

/** The text for a value of a template. Total: what is missing is said to be not known. */
export function valueText(
  name: Exclude<ValuePlaceholder, 'emergency' | ModeratorPlaceholder>,
  values: TemplateValues,
  { words, retentionDays, place, topicTitle }: ValueFacts,
): string {
  const unknown = words.lines.unknown
  switch (name) {
    case 'place':
      return place
    case 'topic':
      return values.topic === undefined ? unknown : topicTitle(values.topic)
    case 'section': {
      const id = labelIds.find((label) => label === `section:${values.section}`)
      return id === undefined ? unknown : words.label(id)
    }
    case 'language':
      return values.language === undefined ? unknown : words.languageName(values.language)
    case 'region':
      return values.region === undefined ? unknown : words.regionName(values.region)
    case 'count':
      return wholeNumber(values.count, unknown)
    case 'days':
      return wholeNumber(values.days ?? retentionDays, unknown)
    case 'retention':
      return wholeNumber(retentionDays, unknown)
    case 'talk':
    case 'held':
      return heldText(name, values, words, topicTitle)
    case 'lifetime':
      return wholeNumber(values.lifetime, unknown)
    case 'time':
      return minuteOf(values.time, unknown)
    case 'route':
    case 'severity':
    case 'answer':
    case 'code':
      return clipped(values.flag?.[name] ?? unknown, longestFact)
    case 'excerpt':
      return clipped(values.excerpt ?? unknown, longestExcerpt)
  }
}

function wholeNumber(value: number | undefined, unknown: string): string {
  return value === undefined || !Number.isFinite(value) ? unknown : String(Math.max(0, Math.trunc(value)))
}
