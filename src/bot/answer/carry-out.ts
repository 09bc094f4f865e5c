import type { Conversation } from '../../flows/conversation-snapshot.ts'
import { menuRow, referenceFor } from '../../flows/replies/reference-for.ts'
import type { CardId } from '../../content/card-ids.ts'
import type { TemplateValues } from '../../content/reference.ts'
import { actByItself } from '../../moderation/life-cycle.ts'
import { moderationTimes } from '../../moderation/times.ts'
import { readFlagCase, writeFlagCase } from '../moderators/flag-file.ts'
import {
  dayInMilliseconds,
  freshContext,
  type ConversationContext,
} from '../../flows/conversation-context.ts'
import { StoreUnavailable } from '../../store/store.ts'
import { errorKind } from '../log.ts'
import { messagesOfData } from './my-data.ts'
import { carryOutForget, forgetTaskId, recordsIn } from './forget.ts'
import { openOutgoing, outgoingOf } from './outgoing.ts'
import type { StoreEffect } from './plan.ts'
import type { Heard } from './heard.ts'
import type { Shell } from './shell.ts'

/**
 * Carries out what needs the store itself: erasing, telling what is held, marking, showing again.
 *
 * @param isCommitted false when the update was answered without the store: what has to be erased is told to be there
 */
export async function carryOut(
  shell: Shell,
  heard: Heard,
  effects: readonly StoreEffect[],
  next: Conversation,
  isCommitted: boolean,
): Promise<void> {
  const { context } = next.snapshot
  for (const effect of effects) {
    try {
      switch (effect.kind) {
        case 'forget':
          if (!isCommitted) throw new StoreUnavailable('Nothing was committed.')
          await carryOutForget(shell, heard.conversation, forgetTaskId(heard.inbound.updateId), shell.clock())
          break
        case 'tell-what-is-held': {
          const held = await shell.store.summarize(heard.conversation)
          await reply(shell, heard, context, 'my-data', {
            count: recordsIn(held),
            days: retentionDays(shell),
          })
          for (const { card, values } of await messagesOfData(shell, heard.conversation, next))
            await reply(shell, heard, context, card, values)
          break
        }
        case 'correct-flag':
          await markCorrected(shell, effect.flagId)
          break
        case 'show-again':
          await showAgain(shell, heard, effect.outboxId)
      }
    } catch (error) {
      shell.log.error({ event: 'store-effect-failed', effect: effect.kind, error: errorKind(error) })
      if (effect.kind === 'forget') await reply(shell, heard, context, 'forget-failed', {})
    }
  }
}

async function reply(
  shell: Shell,
  heard: Heard,
  context: ConversationContext,
  card: CardId,
  values: TemplateValues,
): Promise<void> {
  const reference = referenceFor(context, heard.facts, card, { values, keyboard: menuRow })
  const [outgoing] = outgoingOf(heard.inbound, [{ kind: 'say', reference, crisis: false, edit: false }])
  if (outgoing !== undefined) await shell.lanes.deliver(outgoing)
}

async function markCorrected(shell: Shell, flagId: string): Promise<void> {
  for (let tries = 0; tries < 5; tries += 1) {
    const found = await readFlagCase(shell, flagId)
    const next =
      found === null ? null : actByItself(found, { kind: 'correct' }, shell.clock(), moderationTimes)
    if (next === null) return
    if ((await writeFlagCase(shell, next)) === 'updated') {
      shell.desk?.changed(flagId)
      return
    }
  }
}

/** An answer whose delivery was in doubt after a crash: now the person asks for it. */
async function showAgain(shell: Shell, heard: Heard, outboxId: string): Promise<void> {
  const item = await shell.store.readOutboxItem(heard.conversation, outboxId)
  const outgoing = item === null ? null : openOutgoing(item, shell.privacy)
  if (outgoing === null) {
    const { context } = shell.recent.get(heard.conversation)?.snapshot ?? { context: freshContext() }
    await reply(shell, heard, context, 'out-of-date-button', {})
    return
  }
  await shell.lanes.deliver({ ...outgoing, target: { ...outgoing.target, editMessageId: null } })
  await shell.store.removeOutboxItem(heard.conversation, outboxId)
}

const retentionDays = (shell: Shell) => Math.round(shell.settings.retentionMilliseconds / dayInMilliseconds)
