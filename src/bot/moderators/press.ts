import { noteIds, type FlagAct } from '../../content/moderator-ids.ts'
import { flagCard, moderatorReference, type CardMenu } from '../../moderation/flag-card.ts'
import { isResolution, type Moderator } from '../../moderation/flag-case.ts'
import { act, taken, type ModeratorAct } from '../../moderation/life-cycle.ts'
import type { Reference } from '../../content/reference.ts'
import type { CardId } from '../../content/card-ids.ts'
import type { Inbound } from '../inbound/inbound.ts'
import { errorKind } from '../log.ts'
import { showContext } from './context-message.ts'
import type { DeskTools } from './desk-tools.ts'
import { readFlagCase, writeFlagCase } from './flag-file.ts'
import { gone, refuse, type Press } from './press-reply.ts'
import { cardFacts, settleFlag } from './settle-flag.ts'

type Pressed = Extract<Inbound, { kind: 'button' }>

const mostTries = 8

/**
 * A button of a flag. Callback data can be forged by anybody, so the place is checked, and at each press whether
 * the one who pressed is a member of the moderators' chat now. Never rejects.
 */
export async function pressFlagButton(desk: DeskTools, pressed: Pressed): Promise<void> {
  const { button, place, personId, messageId, callbackQueryId } = pressed
  const notice = (entry: CardId) => desk.chat.notice(callbackQueryId, moderatorReference(entry))
  if (button?.kind !== 'flag') return
  try {
    if (!desk.chat.isHere(place.chatId) || messageId === null) return await notice('moderator-only')
    const isMember = await desk.chat.isMember(personId)
    if (isMember !== true) return await notice(isMember === null ? 'notice-failed' : 'moderator-only')
    const by = { key: desk.privacy.moderatorKey(personId), id: personId }
    await carryOut(desk, button.act, {
      by,
      flagId: button.flagId,
      callbackQueryId,
      chatId: place.chatId,
      messageId,
    })
  } catch (error) {
    desk.log.error({ event: 'moderator-button-failed', error: errorKind(error) })
    await notice('notice-failed')
  }
}

async function carryOut(desk: DeskTools, pressed: FlagAct, press: Press): Promise<void> {
  if (isResolution(pressed)) return change(desk, press, { kind: 'resolve', resolution: pressed })
  const note = noteIds.find((id) => id === pressed)
  if (note !== undefined) return change(desk, press, { kind: 'note', note })
  switch (pressed) {
    case 'claim':
    case 'hand-over':
    case 'example':
      return change(desk, press, { kind: pressed })
    case 'resolve':
    case 'note':
    case 'check-in':
      return openMenu(desk, press, pressed)
    case 'back':
      return openMenu(desk, press, 'main')
    case 'context':
      return showContext(desk, press)
    case 'open':
      return bringCard(desk, press)
    case 'check-in-seen':
    case 'check-in-here':
      return desk.chat.notice(press.callbackQueryId, moderatorReference('notice-check-in-off'))
    default:
  }
}

/** Compare-and-set until it holds or is refused: of two who press at once one gets through, and both are told who. */
export async function change(desk: DeskTools, press: Press, done: ModeratorAct): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await readFlagCase(desk, press.flagId)
    if (found === null) return gone(desk, press)
    const step = act(found, press.by, done, desk.clock(), desk.times)
    if (!step.ok) {
      await refuse(desk, press, found, step.reason)
      return
    }
    if ((await writeFlagCase(desk, step.next)) === 'conflict') continue
    await desk.chat.notice(press.callbackQueryId, noticeFor(done, press.by))
    await settleFlag(desk, press.flagId)
    return dropStaleCard(desk, press)
  }
  await desk.chat.notice(press.callbackQueryId, moderatorReference('notice-failed'))
}

function noticeFor(done: ModeratorAct, by: Moderator): Reference {
  if (done.kind !== 'claim') return moderatorReference('notice-done')
  return moderatorReference('notice-claimed', { holder: { key: by.key, id: null } })
}

async function openMenu(desk: DeskTools, press: Press, menu: CardMenu): Promise<void> {
  const found = await readFlagCase(desk, press.flagId)
  if (found === null) return gone(desk, press)
  const step = act(
    found,
    press.by,
    { kind: menu === 'note' ? 'look' : 'hand-over' },
    desk.clock(),
    desk.times,
  )
  if (!step.ok && menu !== 'main') return refuse(desk, press, found, step.reason)
  await desk.chat.notice(press.callbackQueryId, null)
  await desk.chat.edit(press, flagCard(found, await cardFacts(desk, found), menu))
}

/** The card of a flag at the end of the chat; the one further up goes. */
async function bringCard(desk: DeskTools, press: Press): Promise<void> {
  if (!(await bringFlagCard(desk, press.flagId))) {
    await desk.chat.notice(press.callbackQueryId, moderatorReference('notice-gone'))
    return
  }
  await desk.chat.notice(press.callbackQueryId, null)
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
