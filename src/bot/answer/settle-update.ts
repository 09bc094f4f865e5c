import {
  newConversation,
  restoreConversation,
  saveConversation,
  step,
  type Conversation,
} from '../../flows/conversation-snapshot.ts'
import { errorKind } from '../log.ts'
import type { Asked } from '../../store/store.ts'
import { askedIn } from './asked.ts'
import { carryOut } from './carry-out.ts'
import { conversationLifetime } from './my-data.ts'
import { forgetTask } from './forget.ts'
import type { OutboxItem } from '../../store/store.ts'
import { decideAgain } from './decide-twice.ts'
import { deliverCommitted, deliverDirectly } from './deliver-plan.ts'
import { eventOf } from './event-of.ts'
import type { Heard } from './heard.ts'
import { sealOutgoing } from './outgoing.ts'
import { mutedPlan, planOf, type Plan } from './plan.ts'
import { purposes } from '../sealed-purpose.ts'
import type { Shell } from './shell.ts'
import type { Verdict } from '../../guardrails/verdict.ts'
import { neighboursOf, recentFlag } from '../moderators/neighbours.ts'

const triesOnConflict = 5

/**
 * Answers one update: load, step, commit, deliver. Resolves when the answer is safe: committed, or with the store
 * away, accepted by Telegram.
 */
export async function settleUpdate(shell: Shell, received: Heard): Promise<void> {
  // Named anew: the keys of the store may have come while the message waited for its turn.
  const heard = { ...received, conversation: shell.privacy.personKey(received.inbound.personId) }
  try {
    for (let tries = 0; tries < triesOnConflict; tries += 1) if (await tryToCommit(shell, heard)) return
    shell.log.warn({ event: 'conflict-persists', tries: triesOnConflict })
  } catch (error) {
    shell.log.error({ event: 'store-unavailable', error: errorKind(error), effect: 'answering without it' })
  }
  await answerWithoutStore(shell, heard)
}

/** False on a conflict: another worker moved the conversation, and the step has to be taken from there. */
async function tryToCommit(shell: Shell, heard: Heard): Promise<boolean> {
  const { store, privacy } = shell
  const { conversation, inbound } = heard
  const stored = await store.load(conversation, inbound.updateId)
  if (stored.answered) return true
  const purpose = purposes.snapshot(conversation)
  const opened = stored.snapshot === null ? null : (privacy.open(stored.snapshot, purpose) ?? '')
  const stepped = takeStep(shell, heard, restoreConversation(opened))
  if (stepped === null) return true
  const { next } = stepped
  const now = heard.facts.at
  const plan = stored.mutedUntil > now ? mutedPlan(stepped.plan) : stepped.plan
  const result = await store.commit({
    conversation,
    expectedVersion: stored.version,
    snapshot: privacy.seal(saveConversation(next), purpose),
    updateId: inbound.updateId,
    outbox: [
      ...plan.outgoing.map((outgoing) => sealOutgoing(outgoing, conversation, now, privacy)),
      ...tasksOf(shell, heard, plan, next),
    ],
    flags: plan.flags,
    neighbours: neighboursOf(
      {
        raised: plan.flags,
        last: recentFlag(next.snapshot.context, now),
        words: heard.words,
        before: shell.words.before(conversation, now),
      },
      shell.settings.redact,
      privacy,
    ),
    asked: stepped.asked,
    now,
    expiresAt: now + conversationLifetime,
  })
  if (result === 'conflict') return false
  if (result === 'duplicate') return true
  shell.recent.remember(conversation, next)
  if (heard.words !== null) shell.words.remember(conversation, heard.words, now)
  shell.desk?.raised(plan.flags)
  for (const outgoing of plan.outgoing) void deliverCommitted(shell, conversation, outgoing, heard.started)
  await carryOut(shell, heard, plan.storeEffects, next, true)
  return true
}

/** What must not be lost between the commit and being done stands in the outbox too. */
function tasksOf(
  shell: Shell,
  heard: Heard,
  { storeEffects }: Plan,
  next: Conversation,
): readonly OutboxItem[] {
  if (!storeEffects.some(({ kind }) => kind === 'forget')) return []
  const task = forgetTask(shell, heard, next.snapshot.context)
  return task === null ? [] : [task]
}

/** With the store away the talk goes on from memory, and every answer is waited for. */
async function answerWithoutStore(shell: Shell, heard: Heard): Promise<void> {
  const stepped = takeStep(shell, heard, shell.recent.get(heard.conversation) ?? newConversation())
  if (stepped === null) return
  shell.recent.remember(heard.conversation, stepped.next)
  await deliverDirectly(shell, [...stepped.plan.outgoing, ...stepped.plan.cards], heard.started)
  await carryOut(shell, heard, stepped.plan.storeEffects, stepped.next, false)
}

function takeStep(
  shell: Shell,
  heard: Heard,
  before: Conversation,
): { readonly plan: Plan; readonly next: Conversation; readonly asked: Asked | null } | null {
  const { inbound, facts, words, first } = heard
  const { context } = before.snapshot
  const verdict =
    words === null || first === null
      ? null
      : decideAgain(shell.guardrails, words, first, heard.known, context, facts.telegramLanguage, facts.at)
  const event = eventOf(inbound, facts, verdict, (name) => shell.content.findRegion(name))
  if (event === null) return null
  const { conversation: next, effects } = step(before, event)
  if (verdict !== null) shell.onVerdict?.(inbound, verdict, JSON.stringify(next.snapshot.value))
  const plan = planOf(inbound, heard.conversation, words, effects, facts.at, shell.settings, rulesOf(verdict))
  const asked = askedIn(inbound, verdict, facts.at, shell.settings.retentionMilliseconds)
  return { plan, next, asked }
}

const mostRules = 5

/** Names of the rules that spoke for the route: what a moderator's verdict on the flag is about. */
function rulesOf(verdict: Verdict | null): readonly string[] {
  const spoke = (verdict?.evidence ?? []).filter(({ route }) => route === verdict?.route)
  return [...new Set(spoke.map(({ name }) => name))].slice(0, mostRules)
}
