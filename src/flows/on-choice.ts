import type { RegionCode } from '../content/button.ts'
import type { Language } from '../guardrails/languages.ts'
import { afterReply, lineAtHand, type ConversationContext } from './conversation-context.ts'
import type { EventFacts } from './conversation-event.ts'
import { say } from './effect.ts'
import type { Outcome } from './outcome.ts'
import { menuRow, referenceFor } from './replies/reference-for.ts'

/** Sets the country. After a crisis the line of that crisis follows at once, right for the new country. */
export function chooseRegion(context: ConversationContext, facts: EventFacts, region: RegionCode): Outcome {
  const chosen = { ...context, region }
  const reply = referenceFor(chosen, facts, 'region-set', {
    values: { region },
    keyboard: [[{ kind: 'country-lines', page: 0 }], ...menuRow],
  })
  return {
    context: afterReply(chosen),
    effects: [say(reply, { crisis: lineAtHand(context, facts.at) !== null })],
  }
}

/** Sets the language; from now on it wins over the language that is written. */
export function chooseLanguage(context: ConversationContext, facts: EventFacts, language: Language): Outcome {
  const chosen = { ...context, language }
  const reply = referenceFor(chosen, facts, 'language-set', {
    values: { language },
    keyboard: [[{ kind: 'all-sections' }], [{ kind: 'action', id: 'lines' }]],
  })
  return { context: afterReply(chosen), effects: [say(reply)] }
}
