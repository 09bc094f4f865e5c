import { moderatorReference } from '../../moderation/flag-card.ts'
import type { FlagCase, Moderator } from '../../moderation/flag-case.ts'
import type { Refusal } from '../../moderation/life-cycle.ts'
import type { DeskTools } from './desk-tools.ts'
import { editCard } from './settle-flag.ts'
import type { Stepped } from './step-flag.ts'

/** One press of a button of a flag, by a member of the moderators' chat. */
export interface Press {
  readonly by: Moderator
  readonly flagId: string
  readonly callbackQueryId: string
  readonly chatId: number
  readonly messageId: number
}

/** Tells the one who pressed why nothing came of it. */
export async function answerUnstepped(
  desk: DeskTools,
  press: Press,
  stepped: Exclude<Stepped, { kind: 'stepped' }>,
): Promise<void> {
  switch (stepped.kind) {
    case 'gone':
      return gone(desk, press)
    case 'refused':
      return refuse(desk, press, stepped.found, stepped.reason)
    case 'contended':
      return desk.chat.notice(press.callbackQueryId, moderatorReference('notice-failed'))
  }
}

export async function gone(desk: DeskTools, { callbackQueryId, chatId, messageId }: Press): Promise<void> {
  await desk.chat.notice(callbackQueryId, moderatorReference('notice-gone'))
  await desk.chat.edit({ chatId, messageId }, moderatorReference('moderator-erased'))
}

/** Says why not, and shows the card as it is: the one that was pressed may be out of date. */
export async function refuse(desk: DeskTools, press: Press, found: FlagCase, reason: Refusal): Promise<void> {
  const { holder } = found.flag
  await desk.chat.notice(
    press.callbackQueryId,
    moderatorReference(`notice-${reason}`, holder === null ? {} : { holder: { key: holder, id: null } }),
  )
  await editCard(desk, press, found)
}
