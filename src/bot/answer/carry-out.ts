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
import { errorKind } from '../log.ts'
import { openOutgoing, outgoingOf } from './outgoing.ts'
import type { StoreEffect } from './plan.ts'
import type { Heard } from './heard.ts'
import type { Shell } from './shell.ts'

/** Carries out what needs the store itself: erasing, telling what is held, marking, showing again. */
export async function carryOut(
  shell: Shell,
  heard: Heard,
  effects: readonly StoreEffect[],
  next: Conversation,
): Promise<void> {
  const { context } = next.snapshot
  for (const effect of effects) {
    try {
      switch (effect.kind) {
        case 'forget':
          await forget(shell, heard, context)
          break
        case 'tell-what-is-held': {
          const held = await shell.store.summarize(heard.conversation)
          const count = held.conversations + held.outboxItems + held.flags
          await reply(shell, heard, context, 'my-data', { count, days: retentionDays(shell) })
          await reply(shell, heard, context, 'my-data-list', await listOfData(shell, heard, context))
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

/** Everything that is held, one by one; the words of a flag are told of, not shown. */
async function listOfData(shell: Shell, heard: Heard, context: ConversationContext): Promise<TemplateValues> {
  const flags = await shell.store.flagsOf(heard.conversation)
  return {
    count: flags.length,
    days: retentionDays(shell),
    ...(context.region === null ? {} : { region: context.region }),
    ...(context.language === null ? {} : { language: context.language }),
    flags: flags.map(({ category, severity, state, createdAt }) => ({
      route: category,
      severity,
      state,
      time: new Date(createdAt).toISOString(),
    })),
  }
}

async function forget(shell: Shell, heard: Heard, context: ConversationContext): Promise<void> {
  // The cards first: whoever asks again after a crash in between erases what is left.
  const flags = await shell.store.flagsOf(heard.conversation)
  await shell.desk?.emptyCards(flags)
  const receipt = await shell.store.forget([heard.conversation])
  shell.recent.forget(heard.conversation)
  shell.words.forget(heard.conversation)
  const count = receipt.conversations + receipt.outboxItems + receipt.flags
  // The receipt itself is written in the language of the talk that has just been erased.
  const language = { ...freshContext(), language: context.language, spoken: context.spoken }
  await reply(shell, heard, language, 'forget-done', { count })
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
