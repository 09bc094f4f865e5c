import * as z from 'zod'
import { flagActs, flagCategories, flagMarks, noteIds, shownStates } from '../moderator-ids.ts'
import { shortText } from './fields.ts'

/** Short words for the moderators' chat; English only. */
export const moderatorWordsFile = z.strictObject({
  /** Labels of the buttons of a flag. */
  labels: z.record(z.enum(flagActs), shortText.max(40)),
  states: z.record(z.enum(shownStates), shortText.max(40)),
  marks: z.record(z.enum(flagMarks), shortText.max(60)),
  notes: z.record(z.enum(noteIds), shortText.max(60)),
  /** Names of the topics in a forum group; Telegram allows 128 characters. */
  topics: z.record(z.enum([...flagCategories, 'other']), shortText.max(60)),
  /** Labels of the buttons that lead to the console, and that open it. */
  consoleLink: shortText.max(40),
  consoleOpen: shortText.max(40),
  nobody: shortText,
  none: shortText,
  /**
   * Moderators are shown by a name made of these two lists, always the same for the same person. What they call
   * themselves on Telegram is not ours to vet.
   */
  firstNames: z.array(shortText.max(20)).length(32),
  secondNames: z.array(shortText.max(20)).length(32),
})
export type ModeratorWords = z.output<typeof moderatorWordsFile>
