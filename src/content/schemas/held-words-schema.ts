import * as z from 'zod'
import { flagCategories, shownStates } from '../moderator-ids.ts'
import { talkPlaces } from '../held.ts'
import { shortText } from './fields.ts'
import { wordsWith } from './words-with.ts'

/** `src/content/<language>/held.yaml`: the words with which a person is told what is held about them. */
export const heldWordsFile = z.strictObject({
  facts: z.strictObject({
    where: wordsWith('place'),
    spoken: wordsWith('language'),
    topic: wordsWith('topic'),
    'help-lines': wordsWith('date', 'kind'),
    loss: wordsWith('date'),
    amounts: wordsWith('date', 'count'),
    illegal: wordsWith('date', 'count'),
    waiting: wordsWith('count'),
    muted: wordsWith('date'),
  }),
  places: z.record(z.enum(talkPlaces), shortText.max(80)),
  kinds: z.record(z.enum([...flagCategories, 'other']), shortText.max(80)),
  states: z.record(z.enum(shownStates), shortText.max(80)),
  flag: wordsWith('number', 'date', 'kind', 'state', 'pieces', 'until'),
  none: shortText.max(40),
})
export type HeldWords = z.output<typeof heldWordsFile>
