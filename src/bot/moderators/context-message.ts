import { moderatorReference } from '../../moderation/flag-card.ts'
import type { CardPlace } from '../../moderation/flag-details.ts'
import type { DeskTools } from './desk-tools.ts'
import { rewriteFlagCase } from './flag-file.ts'
import { wordsAround } from './neighbours.ts'
import { answerUnstepped, type Press } from './press-reply.ts'
import { settleFlag } from './settle-flag.ts'
import { stepFlag } from './step-flag.ts'

/**
 * Shows what was said around a flag to the one who holds it, in their private chat, in a message that deletes
 * itself. The look is in the audit trail before a word is shown; and the message is known to the flag before it
 * holds a word, so that it is deleted whatever happens in between.
 */
export async function showContext(desk: DeskTools, press: Press): Promise<void> {
  const notice = (entry: Parameters<typeof moderatorReference>[0]) =>
    desk.chat.notice(press.callbackQueryId, moderatorReference(entry))
  const looked = await stepFlag(desk, press.flagId, press.by, { kind: 'look' })
  if (looked.kind !== 'stepped') return answerUnstepped(desk, press, looked)
  const words = await wordsAround(desk.store, desk.privacy, looked.next.flag)
  if (words.length === 0) {
    await notice('notice-no-context')
    return settleFlag(desk, press.flagId)
  }
  const sent = await desk.chat.post(moderatorReference('moderator-context-soon'), {
    chatId: press.by.id,
    threadId: null,
    isSilent: true,
    isProtected: true,
  })
  if (sent.kind === 'failed') {
    await notice('notice-context-private')
    return settleFlag(desk, press.flagId)
  }
  if (!(await remember(desk, press.flagId, sent.place))) {
    await desk.chat.erase(sent.place)
    await notice('notice-failed')
    return
  }
  const code = { ...emptyFacts, code: press.flagId }
  await desk.chat.edit(sent.place, moderatorReference('moderator-context', { flag: code, excerpts: words }))
  // Erased meanwhile, and nothing knows of this message any more.
  if ((await desk.store.readFlag(press.flagId)) === null) await desk.chat.erase(sent.place)
  await notice('notice-context-sent')
  await settleFlag(desk, press.flagId)
}

const emptyFacts = { route: '', severity: '', answer: '', state: '' }

async function remember(desk: DeskTools, flagId: string, { chatId, messageId }: CardPlace): Promise<boolean> {
  const written = await rewriteFlagCase(desk, flagId, ({ flag, details }) => {
    const context = { chatId, messageId, deleteAt: desk.clock() + desk.times.context }
    return {
      flag: { ...flag, version: flag.version + 1 },
      details: { ...details, contexts: [...details.contexts, context] },
    }
  })
  return written !== null
}
