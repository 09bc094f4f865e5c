import { moderatorReference } from '../../moderation/flag-card.ts'
import type { CardsLeft } from './cards-left.ts'
import type { DeskTools } from './desk-tools.ts'

/** Takes out what is left of erased flags. May be repeated; false when something could not be done now. */
export async function emptyCards(
  { chat, examples }: DeskTools,
  { flagIds, cards, contexts }: CardsLeft,
): Promise<boolean> {
  const done = await Promise.all([
    examples.remove(flagIds).then(() => true),
    ...cards.map(
      async (card) => (await chat.edit(card, moderatorReference('moderator-erased'))) !== 'failed',
    ),
    ...contexts.map((context) => chat.erase(context)),
  ])
  return done.every(Boolean)
}
