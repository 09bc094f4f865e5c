import { actionIds, sectionIds, type Button, type RegionCode } from '../../src/content/button.ts'
import {
  messageEvent,
  type Command,
  type ConversationEvent,
  type EventFacts,
} from '../../src/flows/conversation-event.ts'
import { crisisRoutes, type CrisisRoute, type Route } from '../../src/guardrails/routes.ts'
import type { Verdict } from '../../src/guardrails/verdict.ts'

export const facts: EventFacts = { at: 1_000_000, flagId: '1-abc', telegramLanguage: null }

export function verdict(route: Route, more: Partial<Verdict> = {}): Verdict {
  return {
    route,
    also: [],
    topic: route.startsWith('faq:') ? 'liver' : null,
    topics: ['liver', 'kratom-risks', 'interactions'],
    language: 'en',
    confidence: 0.9,
    detail: null,
    evidence: [],
    ...more,
  }
}

export function crisisEvent(route: CrisisRoute): ConversationEvent {
  return messageEvent(facts, verdict(route), null)
}

const region = 'GB' as RegionCode // as parsed at the edge

const plainRoutes = ['dosing', 'illicit', 'distress', 'faq:liver', 'smalltalk', 'offtopic'] as const

const buttons: readonly (Button | null)[] = [
  ...actionIds.map((id): Button => ({ kind: 'action', id })),
  ...sectionIds.map((section): Button => ({ kind: 'section', section })),
  { kind: 'topic', topic: 'liver', page: 0 },
  { kind: 'topic', topic: 'liver', page: 1 },
  { kind: 'region', region },
  { kind: 'regions', page: 1 },
  { kind: 'country-lines', page: 0 },
  { kind: 'country-lines', page: 2 },
  { kind: 'language', language: 'es' },
  { kind: 'overdose-step', step: 3 },
  { kind: 'overdose-step', step: 99 },
  { kind: 'show-again', outboxId: '1.0' },
  { kind: 'flag', act: 'claim', flagId: 'x' },
  null,
]

const commands: readonly Command[] = [
  { name: 'start', payload: null },
  { name: 'start', payload: { kind: 'topic', topic: 'liver' } },
  { name: 'start', payload: { kind: 'crisis' } },
  { name: 'start', payload: { kind: 'menu' } },
  { name: 'region', region: null, asked: false },
  { name: 'region', region: null, asked: true },
  { name: 'region', region, asked: true },
  { name: 'language', language: null, asked: false },
  { name: 'language', language: null, asked: true },
  { name: 'language', language: 'de', asked: true },
  ...(['crisis', 'topics', 'help', 'privacy', 'mydata', 'forget', 'about'] as const).map((name) => ({
    name,
  })),
]

/** One of each kind of thing that can happen in a conversation. */
export const everyEvent: readonly ConversationEvent[] = [
  ...crisisRoutes.map((route) => crisisEvent(route)),
  ...plainRoutes.map((route) => messageEvent(facts, verdict(route), null)),
  messageEvent(facts, verdict('offtopic'), region),
  ...commands.map((command): ConversationEvent => ({ ...facts, type: 'COMMAND', command })),
  ...buttons.map((button): ConversationEvent => ({ ...facts, type: 'BUTTON', button })),
  { ...facts, type: 'UNREADABLE' },
  { ...facts, type: 'JOINED' },
]
