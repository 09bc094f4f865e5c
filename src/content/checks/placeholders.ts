import type { Entry } from '../library.ts'
import { entryIdOf } from '../library.ts'
import { moderatorCardIds } from '../card-ids.ts'
import { moderatorPlaceholders, type Placeholder } from '../markup/placeholders.ts'
import { placeholdersOf } from '../markup/template.ts'
import { error, type Problem } from '../problem.ts'
import type { Check } from './check.ts'
import { entriesOf } from './entries.ts'

const moderatorsOnly: ReadonlySet<Placeholder> = new Set([
  'excerpt',
  'route',
  'severity',
  'answer',
  'code',
  ...moderatorPlaceholders,
])
const moderators: ReadonlySet<string> = new Set(moderatorCardIds)

/** What each wording of a card must hold: a crisis card without its line would be no help. */
const required: Readonly<Record<string, Placeholder>> = {
  'crisis-overdose': 'lines:overdose',
  'crisis-medical': 'lines:medical',
  'crisis-suicide': 'lines:suicide',
  'crisis-suicide-other': 'lines:suicide',
  'crisis-violence': 'lines:violence',
  'crisis-violence-child': 'lines:child',
  'crisis-violence-will-harm': 'lines:suicide',
  'crisis-lines': 'lines:all',
  'group-crisis-overdose': 'lines:overdose',
  'group-crisis-medical': 'lines:medical',
  'group-crisis-suicide': 'lines:suicide',
  'group-crisis-violence': 'lines:violence',
  'also-overdose': 'lines:overdose',
  'also-medical': 'lines:medical',
  'also-suicide': 'lines:suicide',
  'also-violence': 'lines:violence',
  'barrier-silent': 'lines:silent',
  'breathing-no': 'emergency',
  'breathing-yes': 'emergency',
  'country-lines': 'place',
  dosing: 'lines:dosing',
}

/** Placeholders stand where they can be filled, where they are needed, and the same in every language. */
export const placeholders: Check = ({ library }) =>
  entriesOf(library).flatMap((entry) => {
    const english = library.shelves.get('en')
    const twin =
      entry.kind === 'topic' ? english?.topics.get(entry.meta.id) : english?.cards.get(entry.meta.id)
    return [...misplaced(entry), ...absent(entry), ...(twin === undefined ? [] : differing(entry, twin))]
  })

function misplaced(entry: Entry): readonly Problem[] {
  if (moderators.has(entryIdOf(entry))) return []
  return entry.parts.flatMap((part) =>
    placeholdersOf(part.template)
      .filter((name) => moderatorsOnly.has(name))
      .map((name) => error(entry.path, part.line, `{{${name}}} is for moderators only`, 'Take it out.')),
  )
}

function absent(entry: Entry): readonly Problem[] {
  const wanted = required[entryIdOf(entry)]
  if (wanted === undefined) return []
  return entry.parts
    .filter((part) => !placeholdersOf(part.template).includes(wanted))
    .map((part) => error(entry.path, part.line, `This wording lacks {{${wanted}}}`, 'Add it.'))
}

function differing(entry: Entry, english: Entry): readonly Problem[] {
  const own = new Set(entry.parts.flatMap((part) => placeholdersOf(part.template)))
  const wanted = new Set(english.parts.flatMap((part) => placeholdersOf(part.template)))
  const lacking = [...wanted].filter((name) => !own.has(name))
  const extra = [...own].filter((name) => !wanted.has(name))
  return [...lacking, ...extra].map((name) =>
    error(
      entry.path,
      null,
      `{{${name}}} stands ${own.has(name) ? 'here but not in' : 'in'} English${own.has(name) ? '' : ' but not here'}`,
      'Use the same placeholders as the English entry.',
    ),
  )
}
