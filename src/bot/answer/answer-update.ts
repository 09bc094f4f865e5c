import type { EventFacts } from '../../flows/conversation-event.ts'
import { isCrisisRoute } from '../../guardrails/routes.ts'
import { errorKind } from '../log.ts'
import type { Inbound } from '../inbound/inbound.ts'
import { readUpdate } from '../inbound/read-update.ts'
import { startCrisisReply } from './crisis-first.ts'
import { decideNow } from './decide-twice.ts'
import { wordsOf } from './event-of.ts'
import type { Heard } from './heard.ts'
import { settleUpdate } from './settle-update.ts'
import type { Shell } from './shell.ts'

/**
 * The whole way of one update. What comes before the first `await` runs in the tick of the call: the decision, and
 * the start of a crisis reply. Rejects only when the answer is not safe yet, so that the update comes again.
 */
export type AnswerUpdate = (update: unknown) => Promise<void>

export function createAnswerUpdate(shell: Shell): AnswerUpdate {
  const hear = (inbound: Inbound): Heard => {
    const now = shell.clock()
    const conversation = shell.privacy.personKey(inbound.personId)
    const facts: EventFacts = {
      at: now,
      flagId: `${inbound.updateId}-${conversation.slice(0, 12)}`,
      telegramLanguage: inbound.telegramLanguage,
    }
    const words = wordsOf(inbound)
    const known = shell.recent.get(conversation)?.snapshot.context
    const first =
      words === null ? null : decideNow(shell.guardrails, words, known, inbound.telegramLanguage, now)
    const heard = { inbound, conversation, words, first, known, facts, started: null }
    if (first === null || !isCrisisRoute(first.route) || inbound.kind === 'inline') return heard
    if (!shell.startedCrises.begin(inbound.updateId)) return heard
    const verdict = { ...first, route: first.route }
    return { ...heard, started: startCrisisReply(shell.lanes, inbound, verdict, known, facts) }
  }

  return async (update) => {
    const inbound = readUpdate(update, shell.reader)
    if (inbound === null) return
    const heard = hear(inbound)
    switch (inbound.kind) {
      case 'left':
        shell.lanes.drop(inbound.place.chatId)
        return
      case 'migrated':
        return
      case 'inline':
        // An inline query lives for seconds: one that Telegram refuses must not come again, and hold up all others.
        await shell.answerInline(inbound).catch((error: unknown) => {
          shell.log.warn({ event: 'inline-not-answered', error: errorKind(error) })
        })
        return
      case 'button':
        if (inbound.button?.kind === 'flag') {
          await (shell.desk?.press(inbound) ?? shell.answerButton(inbound.callbackQueryId))
          return
        }
        shell.answerButton(inbound.callbackQueryId).catch((error: unknown) => {
          shell.log.warn({ event: 'button-not-answered', error: errorKind(error) })
        })
        break
      case 'moderator-command':
        // Words of danger behind it outrank the command.
        if (heard.first !== null && isCrisisRoute(heard.first.route)) break
        await shell.desk?.command(inbound)
        return
      case 'text':
      case 'command':
      case 'unreadable':
      case 'joined':
    }
    await shell.inTurn(heard.conversation, () => settleUpdate(shell, heard))
  }
}
