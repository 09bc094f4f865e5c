import { flagDetailsSchema } from '../../moderation/flag-details.ts'
import { moderatorCard } from '../../moderation/moderator-card.ts'
import type { Inbound } from '../inbound/inbound.ts'
import { errorKind } from '../log.ts'
import type { Shell } from './shell.ts'

/**
 * The moderators' button. True when the button was one of theirs, whether or not it was pressed in their chat:
 * pressed anywhere else it does nothing.
 */
export async function answerModerator(
  shell: Shell,
  inbound: Extract<Inbound, { kind: 'button' }>,
): Promise<boolean> {
  const { button, place, messageId } = inbound
  if (button?.kind !== 'flag-seen') return false
  if (place.chatId !== shell.settings.moderatorChatId || messageId === null) return true
  try {
    await markSeen(shell, button.flagId, messageId, place.chatId)
  } catch (error) {
    shell.log.error({ event: 'flag-not-marked', error: errorKind(error) })
  }
  return true
}

async function markSeen(shell: Shell, flagId: string, messageId: number, chatId: number): Promise<void> {
  const { store, privacy, lanes } = shell
  const flag = await store.readFlag(flagId)
  const opened = flag === null ? null : privacy.open(flag.payload, `flag:${flagId}`)
  if (flag === null || opened === null) return
  const seen = { ...flag, version: flag.version + 1, state: 'helped' as const }
  if (flag.state === 'open') await store.updateFlag(seen)
  await lanes.deliver({
    crisis: false,
    reference: moderatorCard(seen, flagDetailsSchema.parse(JSON.parse(opened))),
    target: { chatId, threadId: null, editMessageId: messageId, replyToMessageId: null },
  })
}
