import { noteIds, type FlagAct } from '../../content/moderator-ids.ts'
import { moderatorReference, type CardMenu } from '../../moderation/flag-card.ts'
import { isResolution } from '../../moderation/flag-case.ts'
import { act } from '../../moderation/life-cycle.ts'
import type { CardId } from '../../content/card-ids.ts'
import type { Inbound } from '../inbound/inbound.ts'
import { errorKind } from '../log.ts'
import { bringFlagCard, change } from './change-flag.ts'
import { sendCheckIn } from './check-in.ts'
import { showContext } from './context-message.ts'
import type { DeskTools } from './desk-tools.ts'
import { readFlagCase } from './flag-file.ts'
import { keepExample } from './learning.ts'
import { gone, refuse, type Press } from './press-reply.ts'
import { editCard } from './settle-flag.ts'

type Pressed = Extract<Inbound, { kind: 'button' }>

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
      return change(desk, press, { kind: pressed })
    case 'example':
      return keepExample(desk, press)
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
      return sendCheckIn(desk, press, 'seen')
    case 'check-in-here':
      return sendCheckIn(desk, press, 'here')
    default:
  }
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
  await editCard(desk, press, found, menu)
}

/** The card of a flag at the end of the chat; the one further up goes. */
async function bringCard(desk: DeskTools, press: Press): Promise<void> {
  if (!(await bringFlagCard(desk, press.flagId))) {
    await desk.chat.notice(press.callbackQueryId, moderatorReference('notice-gone'))
    return
  }
  await desk.chat.notice(press.callbackQueryId, null)
}
