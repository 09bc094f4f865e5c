import * as z from 'zod'
import type { RegionCode } from '../content/button.ts'
import { languages, type Language } from '../guardrails/languages.ts'
import { crisisRoutes, topicIds, type CrisisRoute } from '../guardrails/routes.ts'
import { lossEvidence, type DecisionContext, type Verdict } from '../guardrails/verdict.ts'
import type { EventFacts } from './conversation-event.ts'

/** For how long risk lasts and tries are counted (message policy: "for a day"). */
export const dayInMilliseconds = 24 * 60 * 60 * 1000

const tries = z.strictObject({ count: z.int().min(0), since: z.int() })

/** What a conversation remembers: no words, no names, no ids of Telegram. */
export const conversationContextSchema = z.strictObject({
  region: z
    .string()
    .regex(/^[A-Z]{2}$/)
    // The brand says that a code was parsed; the pattern above has just done so.
    .transform((code) => code as RegionCode)
    .nullable(),
  /** Chosen with /language. */
  language: z.enum(languages).nullable(),
  /** The language last written in. */
  spoken: z.enum(languages).nullable(),
  topic: z.enum(topicIds).nullable(),
  crises: z.array(z.strictObject({ route: z.enum(crisisRoutes), at: z.int() })).max(3),
  lossAt: z.int().nullable(),
  lastFlag: z.string().max(64).nullable(),
  /** Counts replies up to a small bound, so that wordings take turns. */
  turn: z.int().min(0),
  crisisTurn: z.int().min(0),
  dosing: tries,
  illicit: tries,
})
export type ConversationContext = z.infer<typeof conversationContextSchema>

const wordings = 6

export function freshContext(): ConversationContext {
  return {
    region: null,
    language: null,
    spoken: null,
    topic: null,
    crises: [],
    lossAt: null,
    lastFlag: null,
    turn: 0,
    crisisTurn: 0,
    dosing: { count: 0, since: 0 },
    illicit: { count: 0, since: 0 },
  }
}

/** The language to answer in: chosen, else last written, else Telegram's, else English. */
export function replyLanguage(context: ConversationContext, facts: EventFacts): Language {
  return context.language ?? context.spoken ?? facts.telegramLanguage ?? 'en'
}

/** Crises of the last day, newest last. */
export function recentCrises(context: ConversationContext, now: number): readonly CrisisRoute[] {
  return context.crises.filter((crisis) => now - crisis.at < dayInMilliseconds).map((crisis) => crisis.route)
}

/** The crisis whose line stays at hand, or null when the last one is more than a day ago. */
export function lineAtHand(context: ConversationContext, now: number): CrisisRoute | null {
  return recentCrises(context, now).at(-1) ?? null
}

/** What the guardrails may know of this conversation. */
export function decisionContext(context: ConversationContext, now: number): DecisionContext {
  return {
    recentCrises: recentCrises(context, now),
    recentLoss: context.lossAt !== null && now - context.lossAt < dayInMilliseconds,
    lastTopic: context.topic,
    language: context.language ?? context.spoken,
  }
}

/** What is remembered of a message whatever its route. */
export function afterMessage(
  context: ConversationContext,
  verdict: Verdict,
  at: number,
): ConversationContext {
  const toldOfLoss = verdict.evidence.some((evidence) => evidence.name === lossEvidence)
  return {
    ...context,
    spoken: verdict.language,
    topic: verdict.topic ?? context.topic,
    lossAt: toldOfLoss ? at : context.lossAt,
  }
}

export function afterReply(context: ConversationContext): ConversationContext {
  return { ...context, turn: (context.turn + 1) % wordings }
}

export function afterCrisis(
  context: ConversationContext,
  route: CrisisRoute,
  facts: EventFacts,
): ConversationContext {
  return {
    ...context,
    crises: [...context.crises, { route, at: facts.at }].slice(-3),
    crisisTurn: (context.crisisTurn + 1) % wordings,
    lastFlag: facts.flagId,
  }
}

/** One more refused try; a day after the first the count starts again. Counting stops at a small number. */
export function afterTry(
  before: ConversationContext['dosing'],
  at: number,
): { readonly count: number; readonly since: number } {
  const fresh = before.count === 0 || at - before.since >= dayInMilliseconds
  return fresh ? { count: 1, since: at } : { count: Math.min(before.count + 1, 4), since: before.since }
}
