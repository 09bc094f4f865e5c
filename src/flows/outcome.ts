import type { ConversationContext } from './conversation-context.ts'
import type { Effect } from './effect.ts'

/** What one event does to what is remembered, and what has to be done about it. */
export interface Outcome {
  readonly context: ConversationContext
  readonly effects: readonly Effect[]
}
