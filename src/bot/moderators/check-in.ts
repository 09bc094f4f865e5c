import type { RegionCode } from '../../content/button.ts'
import type { CheckIn } from '../../content/moderator-ids.ts'
import { plainReference, type Reference } from '../../content/reference.ts'
import { moderatorReference } from '../../moderation/flag-card.ts'
import type { FlagDetails } from '../../moderation/flag-details.ts'
import type { Commanded } from './commanded.ts'
import type { DeskTools } from './desk-tools.ts'
import { readFlagCase } from './flag-file.ts'
import { answerUnstepped, gone, type Press } from './press-reply.ts'
import { settleFlag } from './settle-flag.ts'
import { stepFlag } from './step-flag.ts'

/** Whether moderators may write to people of a group: kept under a keyed hash of the group. */
const settingOf = ({ privacy }: DeskTools, chatId: number) => `check-ins:${privacy.personKey(chatId)}`
/** Private conversations have no owner: the owner of the moderators' chat decides for them. */
const privateSetting = 'check-ins:private'

/** `/checkins on` and `/checkins off`: only for the owner of the group, asked live. */
export async function switchCheckIns(
  desk: DeskTools,
  { place, personId, text }: Commanded,
  say: (reference: Reference) => Promise<void>,
): Promise<void> {
  const word = text.trim().toLowerCase()
  const isOwner = place.kind === 'group' && (await desk.chat.isOwner(place.chatId, personId))
  if (!isOwner || (word !== 'on' && word !== 'off'))
    return say(moderatorReference('moderator-check-ins-owner'))
  const setting = desk.chat.isHere(place.chatId) ? privateSetting : settingOf(desk, place.chatId)
  await desk.store.writeSetting(setting, word)
  await say(moderatorReference(`moderator-check-ins-${word}`))
}

/**
 * Sends the person one of the vetted check-ins. Counted and in the trail before it is sent: a crash in between loses
 * a check-in, and the moderator can send the second one; nobody is written to twice by a machine.
 */
export async function sendCheckIn(desk: DeskTools, press: Press, which: CheckIn): Promise<void> {
  const notice = (entry: Parameters<typeof moderatorReference>[0]) =>
    desk.chat.notice(press.callbackQueryId, moderatorReference(entry))
  const found = await readFlagCase(desk, press.flagId)
  if (found === null) return gone(desk, press)
  const { details } = found
  if (details.personId === null || !(await isSwitchedOn(desk, details))) return notice('notice-check-in-off')
  const stepped = await stepFlag(desk, press.flagId, press.by, { kind: 'check-in' })
  if (stepped.kind !== 'stepped') return answerUnstepped(desk, press, stepped)
  const sent = await desk.chat.post(checkInFor(which, details), {
    chatId: details.personId,
    threadId: null,
    isSilent: false,
  })
  await notice(sent.kind === 'posted' ? 'notice-check-in-sent' : 'notice-check-in-blocked')
  return settleFlag(desk, press.flagId)
}

async function isSwitchedOn(desk: DeskTools, { place }: FlagDetails): Promise<boolean> {
  if (place === null) return false
  const setting = place.isGroup ? settingOf(desk, place.chatId) : privateSetting
  return (await desk.store.readSetting(setting)) === 'on'
}

function checkInFor(which: CheckIn, { language, region }: FlagDetails): Reference {
  return plainReference(`check-in-${which}`, {
    language,
    // Parsed when the conversation chose it; kept as text in the sealed details.
    region: region === null ? null : (region as RegionCode),
    keyboard: [[{ kind: 'action', id: 'lines' }]],
  })
}
