import type { Verdict } from '../guardrails/verdict.ts'

/** What the bot made of something that a person sent: shown in the page's panel, and nowhere else. */
export interface Inspection {
  readonly updateId: number
  readonly chatId: number
  /** Null when it was no message, such as an inline query. */
  readonly messageId: number | null
  /** The words that were judged; the places of the evidence are places in them. */
  readonly text: string
  readonly verdict: Verdict
  /** Where the conversation stands now. */
  readonly state: string
}
