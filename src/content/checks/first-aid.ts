import { error } from '../problem.ts'
import { entryIdOf } from '../library.ts'
import { lineWith, type Check } from './check.ts'
import { entriesOf } from './entries.ts'

/**
 * The only entries with an exception in the check for amounts: they teach first aid as public health bodies do
 * (message policy: "First aid is not dosing").
 */
const firstAidEntries: ReadonlySet<string> = new Set([
  'topic:overdose-signs',
  'topic:naloxone',
  'crisis-overdose',
  'group-crisis-overdose',
  'also-overdose',
  'breathing-yes',
  'breathing-no',
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((step) => `overdose-step-${step}`),
])

export const firstAid: Check = ({ library, files }) =>
  entriesOf(library)
    .filter((entry) => entry.meta.firstAid && !firstAidEntries.has(entryIdOf(entry)))
    .map((entry) =>
      error(
        entry.path,
        lineWith(files, entry.path, 'firstAid:'),
        'This entry may not have the exception for first aid',
        'Take the line out; the list of entries stands in src/content/checks/first-aid.ts.',
      ),
    )
