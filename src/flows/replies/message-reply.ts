import type { KeyboardSlot } from '../../content/button.ts'
import type { Reference } from '../../content/reference.ts'
import { routeKind, type TopicId } from '../../guardrails/routes.ts'
import type { Verdict } from '../../guardrails/verdict.ts'
import type { ConversationContext } from '../conversation-context.ts'
import type { EventFacts } from '../conversation-event.ts'
import { menuRow, referenceFor } from './reference-for.ts'
import { topicReply } from './topic-reply.ts'

/** What is offered when the message itself hints at no topic. */
const afterRefusal: readonly TopicId[] = ['interactions', 'kratom-risks', 'medications-for-oud']
const inDistress: readonly TopicId[] = ['cravings-relapse', 'withdrawal-comfort', 'treatment-options']
const afterInjecting: readonly TopicId[] = ['naloxone', 'fentanyl', 'overdose-signs']

function topicRows(topics: readonly TopicId[]): KeyboardSlot[][] {
  return topics.map((topic) => [{ kind: 'topic', topic, page: 0 }])
}

function offered(verdict: Verdict, otherwise: readonly TopicId[], most: number): KeyboardSlot[][] {
  const first = verdict.topic === null ? [] : [verdict.topic]
  return topicRows([...new Set([...first, ...otherwise])].slice(0, most))
}

/** The reply to a message that is no crisis, one for each route of the policy. */
export function messageReply(context: ConversationContext, facts: EventFacts, verdict: Verdict): Reference {
  const { also } = verdict
  switch (routeKind(verdict.route)) {
    case 'faq':
      return topicReply(context, facts, verdict.topic ?? 'about-bot', 0, also)
    case 'dosing': {
      const entry = context.dosing.count > 1 ? 'dosing-again' : 'dosing'
      return referenceFor(context, facts, entry, {
        also,
        keyboard: [...offered(verdict, afterRefusal, 3), ...menuRow],
      })
    }
    case 'illicit': {
      const injecting = verdict.detail === 'inject'
      return referenceFor(context, facts, injecting ? 'illicit-inject' : 'illicit', {
        also,
        keyboard: [...offered(verdict, injecting ? afterInjecting : afterRefusal, 3), ...menuRow],
      })
    }
    case 'distress':
      return referenceFor(context, facts, 'distress', {
        also,
        keyboard: [...offered(verdict, inDistress, 2), ...menuRow],
      })
    case 'smalltalk':
      return smalltalkReply(context, facts, verdict)
    case 'offtopic':
      return referenceFor(context, facts, 'offtopic', {
        also,
        keyboard: [...topicRows(verdict.topics), ...menuRow],
      })
    case 'overdose':
    case 'medical':
    case 'suicide':
    case 'violence':
      // Unreachable by type of the event: a crisis is a CRISIS event. If it came here, the numbers go out.
      return referenceFor(context, facts, 'crisis-lines', { also, keyboard: menuRow })
  }
}

function smalltalkReply(context: ConversationContext, facts: EventFacts, verdict: Verdict): Reference {
  const { detail, also } = verdict
  switch (detail) {
    case 'thanks':
    case 'farewell':
      return referenceFor(context, facts, detail, { also, keyboard: menuRow })
    case 'identity':
    case 'human-check':
      return referenceFor(context, facts, detail, {
        also,
        keyboard: [[{ kind: 'topic', topic: 'about-bot', page: 0 }], ...menuRow],
      })
    default:
      return referenceFor(context, facts, 'greeting', {
        also,
        keyboard: [[{ kind: 'all-sections' }], [{ kind: 'action', id: 'lines' }]],
      })
  }
}
