import * as z from 'zod'
import { regionCode, shortText } from './fields.ts'
import { flagCategories, shownStates } from '../moderator-ids.ts'
import { lineKinds } from './hotline-schema.ts'

/** Words with places such as `{number}`, which must all be there and no others. */
function wordsWith(...names: readonly string[]) {
  const wanted = new Set(names)
  const fits = (text: string): boolean => {
    const found = [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
    return found.length === wanted.size && found.every((name) => wanted.has(name))
  }
  const places = names.map((name) => `{${name}}`).join(', ')
  return shortText.refine(fits, names.length === 0 ? 'must hold no {place}' : `must hold ${places} once each`)
}

/** One word for each of these, and no others. */
function wordFor<Name extends string>(names: readonly Name[]) {
  // The cast is sound: the keys are exactly the names.
  return z.strictObject(
    Object.fromEntries(names.map((name) => [name, wordsWith()])) as Record<
      Name,
      ReturnType<typeof wordsWith>
    >,
  )
}

/** The words with which help lines, sources and pages are printed: `src/content/<language>/lines.yaml`. */
export const linesFile = z.strictObject({
  call: wordsWith('number'),
  text: wordsWith('number'),
  textWord: wordsWith('word', 'number'),
  callOrText: wordsWith('number'),
  /** After the number, for lines behind a menu or an extension. */
  press: wordsWith('key'),
  chat: wordsWith('address'),
  website: wordsWith('address'),
  /** Between two numbers for the same service. */
  or: wordsWith(),
  free: wordsWith(),
  always: wordsWith(),
  /** Has opening hours that do not cover day and night. */
  notAlways: wordsWith(),
  lastChecked: wordsWith('date'),
  inDanger: wordsWith('numbers'),
  emergency: wordsWith(),
  ambulance: wordsWith(),
  police: wordsWith(),
  /** Heading over the lines of the country that is assumed. */
  ifYouAreIn: wordsWith('place'),
  /** Countries whose name takes another form inside that sentence, such as an article. */
  inSentence: z.record(regionCode, shortText).optional(),
  /** Below those lines. */
  elsewhere: wordsWith(),
  /** The same for a person whose country is known not to be in the directory. */
  worldwide: wordsWith(),
  supportByCountry: wordsWith('address'),
  poisonByCountry: wordsWith('address'),
  /** The emergency number in a sentence: country assumed, and country not in the directory. */
  emergencyAssumed: wordsWith('numbers', 'place'),
  emergencyUnknown: wordsWith(),
  noSilentLine: wordsWith('address'),
  anotherCountry: wordsWith(),
  allLinesFor: wordsWith('place'),
  source: wordsWith('name'),
  sources: wordsWith('names'),
  checked: wordsWith('date'),
  checkedByMaintainers: wordsWith(),
  checkedByClinician: wordsWith(),
  readByNativeSpeaker: wordsWith(),
  machineTranslated: wordsWith(),
  unknown: wordsWith(),
  /** How the language writes a date; without it dates are printed as `2026-11-24`. */
  dates: z
    .strictObject({ form: wordsWith('day', 'month', 'year'), months: z.array(wordsWith()).length(12) })
    .optional(),
  /** Names of sources where the language has its own, by the name in `sources.yaml`. */
  organisations: z.record(shortText, wordsWith()).optional(),
  /** What a flag is called in the list of one's own data; without it the list is in English. */
  flags: z
    .strictObject({
      severities: wordFor(['critical', 'low']),
      kinds: wordFor([...flagCategories, 'other']),
      states: wordFor(shownStates),
    })
    .optional(),
  kinds: wordFor(lineKinds),
})
export type LineWords = z.output<typeof linesFile>
