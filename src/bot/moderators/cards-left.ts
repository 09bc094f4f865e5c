import * as z from 'zod'
import { cardPlace } from '../../moderation/flag-details.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import type { Flag } from '../../store/store.ts'
import { openFlag } from './flag-file.ts'

/** What is left in chats and files of flags that are erased. Ids of Telegram: sealed wherever it is kept. */
export const cardsLeftSchema = z.strictObject({
  flagIds: z.array(z.string()),
  cards: z.array(cardPlace),
  /** Messages with the context, in private chats of moderators. */
  contexts: z.array(z.object({ chatId: z.int(), messageId: z.int() })),
})
export type CardsLeft = z.infer<typeof cardsLeftSchema>

export function cardsLeftOf(flags: readonly Flag[], privacy: Pick<Privacy, 'open'>): CardsLeft {
  const opened = flags.flatMap((flag) => openFlag(flag, privacy)?.details ?? [])
  return {
    flagIds: flags.map(({ id }) => id),
    cards: opened.flatMap(({ card }) => (card === null ? [] : [card])),
    contexts: opened.flatMap(({ contexts }) =>
      contexts.map(({ chatId, messageId }) => ({ chatId, messageId })),
    ),
  }
}
