import type { Keyboard } from '../../content/button.ts'
import type { EntryId, Reference, TemplateValues } from '../../content/reference.ts'
import type { CrisisRoute } from '../../guardrails/routes.ts'
import { lineAtHand, replyLanguage, type ConversationContext } from '../conversation-context.ts'
import type { EventFacts } from '../conversation-event.ts'

/** The row that ends every reply: the way back and the way to a person. */
export const menuRow: Keyboard = [
  [
    { kind: 'action', id: 'menu' },
    { kind: 'action', id: 'lines' },
  ],
]

export interface ReplyParts {
  readonly keyboard: Keyboard
  readonly also?: readonly CrisisRoute[]
  readonly page?: number
  readonly values?: TemplateValues
}

/**
 * A reply that is not a crisis reply. For a day after a crisis its help line stays at hand below every reply
 * (message policy: "whatever is pressed or typed next").
 */
export function referenceFor(
  context: ConversationContext,
  facts: EventFacts,
  entry: EntryId,
  parts: ReplyParts,
): Reference {
  const atHand = lineAtHand(context, facts.at)
  const also = [...new Set([...(parts.also ?? []), ...(atHand === null ? [] : [atHand])])]
  return {
    entry,
    language: replyLanguage(context, facts),
    region: context.region,
    variant: context.turn,
    page: parts.page ?? 0,
    also,
    values: parts.values ?? {},
    keyboard: parts.keyboard,
  }
}
