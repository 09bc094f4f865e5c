import type { Button, RegionCode } from '../content/button.ts'
import type { Language } from '../guardrails/languages.ts'
import { isCrisisRoute, type CrisisRoute, type TopicId } from '../guardrails/routes.ts'
import type { Verdict } from '../guardrails/verdict.ts'

/** A command whose argument was parsed at the edge; hostile or unknown arguments arrive as null. */
export type Command =
  | { readonly name: 'start'; readonly payload: StartPayload | null }
  | { readonly name: 'crisis' | 'topics' | 'help' | 'privacy' | 'mydata' | 'forget' | 'about' }
  | { readonly name: 'region'; readonly region: RegionCode | null; readonly asked: boolean }
  | { readonly name: 'language'; readonly language: Language | null; readonly asked: boolean }

/** What a deep link asks for. */
export type StartPayload =
  | { readonly kind: 'topic'; readonly topic: TopicId }
  | { readonly kind: 'crisis' }
  | { readonly kind: 'menu' }

/** Facts that come with every event. */
export interface EventFacts {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** Unique per update: names the flag that this event may raise. */
  readonly flagId: string
  /** The language of the person's Telegram, when it is one of ours. */
  readonly telegramLanguage: Language | null
}

export type ConversationEvent = EventFacts &
  (
    | { readonly type: 'CRISIS'; readonly verdict: CrisisVerdict }
    | {
        readonly type: 'MESSAGE'
        readonly verdict: Verdict
        /** The country that the whole message names, if it names one. */
        readonly region: RegionCode | null
      }
    | { readonly type: 'COMMAND'; readonly command: Command }
    | { readonly type: 'BUTTON'; readonly button: Button | null }
    | { readonly type: 'UNREADABLE' }
    /** The bot was added to a group, or a person opened the chat again. */
    | { readonly type: 'JOINED' }
  )

export type CrisisVerdict = Verdict & { readonly route: CrisisRoute }

/** The event for a message that was read: crises have a type of their own, so that no state can swallow them. */
export function messageEvent(
  facts: EventFacts,
  verdict: Verdict,
  region: RegionCode | null,
): ConversationEvent {
  const { route } = verdict
  return isCrisisRoute(route)
    ? { ...facts, type: 'CRISIS', verdict: { ...verdict, route } }
    : { ...facts, type: 'MESSAGE', verdict, region }
}
