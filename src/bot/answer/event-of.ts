import type { RegionCode } from '../../content/button.ts'
import { messageEvent, type ConversationEvent, type EventFacts } from '../../flows/conversation-event.ts'
import { isCrisisRoute } from '../../guardrails/routes.ts'
import type { Verdict } from '../../guardrails/verdict.ts'
import type { Inbound } from '../inbound/inbound.ts'

/** The words of an update that the guardrails have to read; null when it has none. */
export function wordsOf(inbound: Inbound): string | null {
  switch (inbound.kind) {
    case 'text':
      return inbound.text
    case 'command':
    case 'moderator-command':
      return inbound.text.trim() === '' ? null : inbound.text
    case 'inline':
      return inbound.text === '' ? null : inbound.text
    default:
      return null
  }
}

/**
 * What the conversation hears. A crisis behind a command or in a deep link outranks the command. Null when the
 * bot has nothing to say: in a group it stays silent unless spoken to or somebody is in danger.
 */
export function eventOf(
  inbound: Inbound,
  facts: EventFacts,
  verdict: Verdict | null,
  findRegion: (words: string) => RegionCode | null,
): ConversationEvent | null {
  const crisis = verdict !== null && isCrisisRoute(verdict.route)
  switch (inbound.kind) {
    case 'text':
      if (verdict === null || (!inbound.addressed && !crisis)) return null
      return messageEvent(facts, verdict, findRegion(inbound.text))
    case 'command':
      if (crisis) return messageEvent(facts, verdict, null)
      return { ...facts, type: 'COMMAND', command: inbound.command }
    case 'moderator-command':
      return crisis ? messageEvent(facts, verdict, null) : null
    case 'button':
      return { ...facts, type: 'BUTTON', button: inbound.button }
    case 'unreadable':
      return inbound.addressed ? { ...facts, type: 'UNREADABLE' } : null
    case 'joined':
      return { ...facts, type: 'JOINED' }
    case 'inline':
    case 'migrated':
    case 'left':
      return null
  }
}
