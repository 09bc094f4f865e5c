import type { Reference } from '../../content/reference.ts'
import { flagCard, moderatorReference } from '../../moderation/flag-card.ts'
import type { Moderator } from '../../moderation/flag-case.ts'
import { taken, type ModeratorAct } from '../../moderation/life-cycle.ts'
import type { DeskTools } from './desk-tools.ts'
import { readFlagCase, writeFlagCase } from './flag-file.ts'
import { answerUnstepped, type Press } from './press-reply.ts'
import { cardFacts, settleFlag } from './settle-flag.ts'
import { stepFlag } from './step-flag.ts'

/** One press: of two who press at once one gets through, and both are told who. */
export async function change(desk: DeskTools, press: Press, done: ModeratorAct): Promise<void> {
  const stepped = await stepFlag(desk, press.flagId, press.by, done)
  if (stepped.kind !== 'stepped') return answerUnstepped(desk, press, stepped)
  await desk.chat.notice(press.callbackQueryId, noticeFor(done, press.by))
  await settleFlag(desk, press.flagId)
  return dropStaleCard(desk, press)
}

function noticeFor(done: ModeratorAct, by: Moderator): Reference {
  if (done.kind !== 'claim') return moderatorReference('notice-done')
  return moderatorReference('notice-claimed', { holder: { key: by.key, id: null } })
}

/** False when there is no such flag, or its card could not be posted. */
export async function bringFlagCard(desk: DeskTools, flagId: string): Promise<boolean> {
  const found = await readFlagCase(desk, flagId)
  if (found === null) return false
  const sent = await desk.chat.post(flagCard(found, await cardFacts(desk, found)), {
    chatId: desk.chat.id(),
    threadId: await desk.chat.threadFor(found.flag.category),
    isSilent: true,
  })
  if (sent.kind === 'failed') return false
  const { card: old } = found.details
  const leaseUntil = desk.clock() + desk.times.lease
  const moved = taken({ ...found, details: { ...found.details, card: sent.place } }, leaseUntil)
  if ((await writeFlagCase(desk, moved)) === 'conflict') {
    // Somebody has just done something about it, and shows the card themselves.
    await desk.chat.erase(sent.place)
    return true
  }
  if (old !== null) await desk.chat.erase(old)
  await settleFlag(desk, flagId)
  return true
}

/** A crash can leave a second card behind: when it is pressed, it goes. */
async function dropStaleCard(desk: DeskTools, { flagId, chatId, messageId }: Press): Promise<void> {
  const found = await readFlagCase(desk, flagId)
  const card = found?.details.card
  if (card !== undefined && card !== null && card.messageId !== messageId)
    await desk.chat.erase({ chatId, messageId })
}
