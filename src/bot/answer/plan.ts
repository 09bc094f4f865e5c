import type { FlagCase } from '../../moderation/flag-case.ts'
import { newFlagDetails, type FlagDetails } from '../../moderation/flag-details.ts'
import { flagCard } from '../../moderation/flag-card.ts'
import { written } from '../../moderation/life-cycle.ts'
import { firstDue } from '../../moderation/timers.ts'
import { moderationTimes } from '../../moderation/times.ts'
import type { Effect } from '../../flows/effect.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import type { Flag } from '../../store/store.ts'
import type { Inbound } from '../inbound/inbound.ts'
import { sealFlag } from '../moderators/flag-file.ts'
import { outgoingOf, type Outgoing } from './outgoing.ts'

type FlagEffect = Extract<Effect, { kind: 'flag' }>
type SayEffect = Extract<Effect, { kind: 'say' }>
/** Effects that ask the store for something and answer with it. */
export type StoreEffect = Exclude<Effect, SayEffect | FlagEffect>

/** Everything that one update leads to, ready for one commit. */
export interface Plan {
  readonly outgoing: readonly Outgoing[]
  readonly flags: readonly Flag[]
  /** Cards of the flags, for when there is no store: otherwise the moderators' desk shows them. */
  readonly cards: readonly Outgoing[]
  readonly storeEffects: readonly StoreEffect[]
}

export interface PlanSettings {
  readonly moderatorChatId: number | null
  /** How long a flag and its excerpt are kept. */
  readonly retentionMilliseconds: number
  readonly redact: (text: string) => string
  readonly privacy: Privacy
}

/** Sorts effects by what the shell does with them. Pure but for the sealing. */
export function planOf(
  inbound: Inbound,
  conversation: string,
  words: string | null,
  effects: readonly Effect[],
  now: number,
  settings: PlanSettings,
  rules: readonly string[],
): Plan {
  const says = effects.filter((effect): effect is SayEffect => effect.kind === 'say')
  const flagEffects = effects.filter((effect): effect is FlagEffect => effect.kind === 'flag')
  const raised = flagEffects.map((effect) =>
    raisedFlag(effect, conversation, {
      now,
      expiresAt: now + settings.retentionMilliseconds,
      details: newFlagDetails(effect, says[0]?.reference ?? null, settings.redact(words ?? ''), {
        place: { chatId: inbound.place.chatId, isGroup: inbound.place.kind === 'group' },
        personId: inbound.personId,
        rules,
      }),
    }),
  )
  const storeEffects = effects.filter(
    (effect): effect is StoreEffect => effect.kind !== 'say' && effect.kind !== 'flag',
  )
  return {
    outgoing: outgoingOf(inbound, says),
    flags: raised.map((one) => sealFlag(one, settings.privacy)),
    cards: raised.flatMap((one) => cardOf(one, inbound, settings.moderatorChatId)),
    storeEffects,
  }
}

function raisedFlag(
  effect: FlagEffect,
  conversation: string,
  { now, expiresAt, details }: { now: number; expiresAt: number; details: FlagDetails },
): FlagCase {
  const { flagId: id, severity, route: category } = effect
  const flag = { id, conversation, severity, category, createdAt: now, expiresAt, version: 0 } as const
  const before: FlagCase = { flag: { ...flag, state: 'open', holder: null, dueAt: null }, details }
  const raised = written(before, 'raise', null, now, moderationTimes)
  return { ...raised, flag: { ...raised.flag, dueAt: firstDue(severity, now, moderationTimes) } }
}

function cardOf(raised: FlagCase, inbound: Inbound, chatId: number | null): readonly Outgoing[] {
  if (chatId === null) return []
  return [
    {
      id: `${inbound.updateId}.flag`,
      // Nothing is kept that a button could change.
      reference: { ...flagCard(raised, { count: 1, isMuted: false }), keyboard: [] },
      // A card may come twice after a crash, but no flag disappears.
      crisis: true,
      target: { chatId, threadId: null, editMessageId: null, replyToMessageId: null },
    },
  ]
}

/** What is left of a plan for somebody who is muted: crisis replies, their flags, and what the person asked to erase or see. */
export function mutedPlan(plan: Plan): Plan {
  return {
    ...plan,
    outgoing: plan.outgoing.filter(({ crisis }) => crisis),
    flags: plan.flags.filter(({ severity }) => severity === 'critical'),
  }
}
