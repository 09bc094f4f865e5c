import * as z from 'zod'
import { topicIds } from '../../guardrails/routes.ts'
import { cardIds } from '../card-ids.ts'
import { isoDate, shortText, sourceKey } from './fields.ts'

const shared = {
  sources: z.array(sourceKey).default([]),
  checked: isoDate,
  recheck: isoDate,
  /** Only the entries that teach first aid: see `firstAidEntries`. */
  firstAid: z.boolean().default(false),
  translated: z.literal('machine-assisted').optional(),
}

export const topicFrontMatter = z.strictObject({
  id: z.enum(topicIds),
  title: shortText,
  /** Telegram cuts longer labels on small phones. */
  button: shortText.max(28),
  ...shared,
  related: z.array(z.enum(topicIds)),
  questions: z.array(shortText).default([]),
})
export type TopicFrontMatter = z.output<typeof topicFrontMatter>

export const cardFrontMatter = z.strictObject({ id: z.enum(cardIds), ...shared })
export type CardFrontMatter = z.output<typeof cardFrontMatter>
