import { isDeepStrictEqual } from 'node:util'
import { decisionContext, type ConversationContext } from '../../flows/conversation-context.ts'
import type { Guardrails } from '../../guardrails/guardrails.ts'
import { routeKind, routeKinds } from '../../guardrails/routes.ts'
import { emptyContext, type DecisionContext, type Verdict } from '../../guardrails/verdict.ts'

/** Decides with what is known now. Synchronous: a crisis reply can start in this very tick. */
export function decideNow(
  guardrails: Guardrails,
  words: string,
  known: ConversationContext | undefined,
  telegramLanguage: Verdict['language'] | null,
  now: number,
): Verdict {
  return guardrails.decide(words, contextNow(known, telegramLanguage, now))
}

/** Decides again with what the store knows, unless that is what was known at first: then the verdict would be the same. */
export function decideAgain(
  guardrails: Guardrails,
  words: string,
  first: Verdict,
  knownFirst: ConversationContext | undefined,
  known: ConversationContext,
  telegramLanguage: Verdict['language'] | null,
  now: number,
): Verdict {
  const context = contextNow(known, telegramLanguage, now)
  if (isDeepStrictEqual(context, contextNow(knownFirst, telegramLanguage, now))) return first
  return moreCareful(first, guardrails.decide(words, context))
}

function contextNow(
  known: ConversationContext | undefined,
  telegramLanguage: Verdict['language'] | null,
  now: number,
): DecisionContext {
  const context = known === undefined ? emptyContext : decisionContext(known, now)
  return { ...context, language: context.language ?? telegramLanguage }
}

/** Of two verdicts on the same words the one of higher precedence: knowing more can add care, never take it away. */
function moreCareful(first: Verdict, second: Verdict): Verdict {
  const rank = (verdict: Verdict) => routeKinds.indexOf(routeKind(verdict.route))
  const [chosen, other] = rank(first) < rank(second) ? [first, second] : [second, first]
  const also = [...new Set([...chosen.also, ...other.also])].filter((route) => route !== chosen.route)
  return { ...chosen, also }
}
