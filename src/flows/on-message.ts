import {
  afterCrisis,
  afterMessage,
  afterReply,
  afterTry,
  replyLanguage,
  type ConversationContext,
} from './conversation-context.ts'
import type { CrisisVerdict, EventFacts } from './conversation-event.ts'
import { say, type Effect } from './effect.ts'
import type { Outcome } from './outcome.ts'
import { cardReply } from './replies/command-reply.ts'
import { crisisReply } from './replies/crisis-reply.ts'
import { messageReply } from './replies/message-reply.ts'
import type { Verdict } from '../guardrails/verdict.ts'

/** A flag for moderators is raised at the third refused try in a day (message policy, `dosing`). */
const triesBeforeFlag = 3

/** The numbers first, then the flag. */
export function onCrisis(context: ConversationContext, facts: EventFacts, verdict: CrisisVerdict): Outcome {
  const heard = afterMessage(context, verdict, facts.at)
  const reference = crisisReply(verdict, {
    language: replyLanguage(heard, facts),
    region: heard.region,
    turn: heard.crisisTurn,
  })
  return {
    context: afterCrisis(heard, verdict.route, facts),
    effects: [
      say(reference, { crisis: true }),
      {
        kind: 'flag',
        flagId: facts.flagId,
        route: verdict.route,
        severity: 'critical',
        answer: reference.entry,
      },
    ],
  }
}

/** Any message that is no crisis. */
export function onMessage(context: ConversationContext, facts: EventFacts, verdict: Verdict): Outcome {
  const heard = afterMessage(context, verdict, facts.at)
  const counted = countTries(heard, facts, verdict)
  const reference = messageReply(counted, facts, verdict)
  const raised = flagForTries(counted, facts, verdict, reference.entry)
  return { context: afterReply(counted), effects: [say(reference), ...raised] }
}

/** A voice message, a picture, a sticker: the numbers are at hand, since nobody knows what it said. */
export function onUnreadable(context: ConversationContext, facts: EventFacts): Outcome {
  return { context: afterReply(context), effects: [say(cardReply(context, facts, 'unreadable'))] }
}

/** The bot has come into a group. */
export function onJoined(context: ConversationContext, facts: EventFacts): Outcome {
  return { context, effects: [say(cardReply(context, facts, 'group-joined'))] }
}

function countTries(context: ConversationContext, facts: EventFacts, verdict: Verdict): ConversationContext {
  if (verdict.route === 'dosing') return { ...context, dosing: afterTry(context.dosing, facts.at) }
  if (verdict.route === 'illicit') return { ...context, illicit: afterTry(context.illicit, facts.at) }
  return context
}

function flagForTries(
  context: ConversationContext,
  facts: EventFacts,
  verdict: Verdict,
  answer: Extract<Effect, { kind: 'flag' }>['answer'],
): readonly Effect[] {
  const { route } = verdict
  if (route !== 'dosing' && route !== 'illicit') return []
  if (context[route].count !== triesBeforeFlag) return []
  return [{ kind: 'flag', flagId: facts.flagId, route, severity: 'low', answer }]
}
