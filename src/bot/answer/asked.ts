import { dayInMilliseconds } from '../../flows/conversation-context.ts'
import type { Verdict } from '../../guardrails/verdict.ts'
import type { Asked } from '../../store/store.ts'
import type { Inbound } from '../inbound/inbound.ts'

/** A question that no topic answers. */
export const askedNothingKnown = 'none'
/** A person pressed "not what I asked" below an answer. */
export const askedSomethingElse = 'not-asked'

/** What a message counts as: a name of the list of topics, and nothing of the person. Null: it asks nothing. */
export function askedIn(
  inbound: Inbound,
  verdict: Verdict | null,
  now: number,
  retentionMilliseconds: number,
): Asked | null {
  const topic = topicIn(inbound, verdict)
  if (topic === null) return null
  const day = Math.floor(now / dayInMilliseconds) * dayInMilliseconds
  return {
    topic,
    day: new Date(day).toISOString().slice(0, 10),
    expiresAt: day + dayInMilliseconds + retentionMilliseconds,
  }
}

function topicIn(inbound: Inbound, verdict: Verdict | null): string | null {
  if (inbound.kind === 'button') {
    const { button } = inbound
    return button?.kind === 'action' && button.id === 'not-asked' ? askedSomethingElse : null
  }
  if (verdict === null) return null
  if (verdict.route === 'offtopic') return askedNothingKnown
  return verdict.route.startsWith('faq:') ? verdict.route.slice('faq:'.length) : null
}
