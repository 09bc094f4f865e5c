import type { ActionId, Button } from '../content/button.ts'
import { afterReply, lineAtHand, type ConversationContext } from './conversation-context.ts'
import type { EventFacts } from './conversation-event.ts'
import { say } from './effect.ts'
import type { Outcome } from './outcome.ts'
import { chooseLanguage, chooseRegion } from './on-choice.ts'
import { cardReply } from './replies/command-reply.ts'
import { followUpReply, isFollowUp, overdoseStepReply } from './replies/follow-up-reply.ts'
import { menuRow, referenceFor } from './replies/reference-for.ts'
import { topicReply } from './replies/topic-reply.ts'

/**
 * Each button, in whatever state it is pressed: buttons carry stable ids, and those of old messages still work.
 * Null stands for callback data that is not ours or no longer known.
 */
export function onButton(context: ConversationContext, facts: EventFacts, button: Button | null): Outcome {
  if (button === null) return plain(context, facts, 'out-of-date-button')
  switch (button.kind) {
    case 'action':
      return onAction(context, facts, button.id)
    case 'section':
      return {
        context: afterReply(context),
        effects: [
          say(
            referenceFor(context, facts, 'section', {
              values: { section: button.section },
              keyboard: [[{ kind: 'section-topics', section: button.section }], ...menuRow],
            }),
          ),
        ],
      }
    case 'topic': {
      const opened = { ...context, topic: button.topic }
      const reply = topicReply(opened, facts, button.topic, button.page)
      // Turning a page takes the place of the page before; opening a topic leaves what stands above.
      return { context: afterReply(opened), effects: [say(reply, { edit: button.page > 0 })] }
    }
    case 'region':
      return chooseRegion(context, facts, button.region)
    case 'regions':
      return {
        context,
        effects: [
          say(
            referenceFor(context, facts, 'region-choose', {
              keyboard: [[{ kind: 'region-list', page: button.page }], [{ kind: 'action', id: 'lines' }]],
            }),
            { edit: true },
          ),
        ],
      }
    case 'country-lines':
      return {
        context,
        effects: [
          say(
            referenceFor(context, facts, 'country-lines', {
              page: button.page,
              keyboard: [
                [
                  { kind: 'country-lines', page: button.page - 1 },
                  { kind: 'country-lines', page: button.page + 1 },
                ],
                ...menuRow,
              ],
            }),
            { edit: button.page > 0 },
          ),
        ],
      }
    case 'language':
      return chooseLanguage(context, facts, button.language)
    case 'overdose-step':
      return { context, effects: [say(overdoseStepReply(context, facts, button.step), { edit: true })] }
    case 'show-again':
      return { context, effects: [{ kind: 'show-again', outboxId: button.outboxId }] }
    case 'flag':
      // Pressed outside the moderators' chat: the shell answers the button there, and nobody else may.
      return { context, effects: [] }
  }
}

function onAction(context: ConversationContext, facts: EventFacts, action: ActionId): Outcome {
  if (isFollowUp(action)) {
    const reply = followUpReply(context, facts, action)
    const corrected =
      action === 'misunderstood' && context.lastFlag !== null
        ? [{ kind: 'correct-flag' as const, flagId: context.lastFlag }]
        : []
    return { context, effects: [say(reply, { crisis: true }), ...corrected] }
  }
  switch (action) {
    case 'menu':
      return plain(context, facts, 'menu')
    case 'lines':
      return { context, effects: [say(cardReply(context, facts, 'crisis-lines'), { crisis: true })] }
    case 'choose-region':
      return plain(context, facts, 'region-choose')
    case 'choose-language':
      return plain(context, facts, 'language-choose')
    case 'overdose-steps':
      return {
        context,
        effects: [
          say(overdoseStepReply(context, facts, 1), { crisis: lineAtHand(context, facts.at) !== null }),
        ],
      }
    case 'not-asked':
      return plain(context, facts, 'not-asked')
    case 'privacy':
      return plain(context, facts, 'privacy')
    case 'my-data':
      return { context, effects: [{ kind: 'tell-what-is-held' }] }
    case 'forget-ask':
      return plain(context, facts, 'forget-ask')
    case 'forget-yes':
      return { context, effects: [{ kind: 'forget' }] }
    case 'forget-no':
      return plain(context, facts, 'forget-kept')
  }
}

function plain(
  context: ConversationContext,
  facts: EventFacts,
  card: Parameters<typeof cardReply>[2],
): Outcome {
  return { context: afterReply(context), effects: [say(cardReply(context, facts, card))] }
}
