import { newFlagDetails } from '../../moderation/flag-details.ts'
import { moderatorCard } from '../../moderation/moderator-card.ts'
import type { Effect } from '../../flows/effect.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import type { Flag } from '../../store/store.ts'
import type { Inbound } from '../inbound/inbound.ts'
import { outgoingOf, type Outgoing } from './outgoing.ts'

type FlagEffect = Extract<Effect, { kind: 'flag' }>
type SayEffect = Extract<Effect, { kind: 'say' }>
/** Effects that ask the store for something and answer with it. */
export type StoreEffect = Exclude<Effect, SayEffect | FlagEffect>

/** Everything that one update leads to, ready for one commit. */
export interface Plan {
  readonly outgoing: readonly Outgoing[]
  readonly flags: readonly Flag[]
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
): Plan {
  const says = effects.filter((effect): effect is SayEffect => effect.kind === 'say')
  const flagEffects = effects.filter((effect): effect is FlagEffect => effect.kind === 'flag')
  const outgoing = [...outgoingOf(inbound, says)]
  const flags: Flag[] = []
  for (const effect of flagEffects) {
    const excerpt = settings.redact(words ?? '')
    const payload = newFlagDetails(effect, says[0]?.reference ?? null, excerpt)
    const flag: Flag = {
      id: effect.flagId,
      conversation,
      version: 1,
      createdAt: now,
      expiresAt: now + settings.retentionMilliseconds,
      severity: effect.severity,
      state: 'open',
      category: effect.route,
      holder: null,
      dueAt: null,
      payload: settings.privacy.seal(JSON.stringify(payload), `flag:${effect.flagId}`),
    }
    flags.push(flag)
    if (settings.moderatorChatId !== null)
      outgoing.push({
        id: `${inbound.updateId}.flag`,
        reference: moderatorCard(flag, payload),
        // A card may come twice after a crash, but no flag disappears.
        crisis: true,
        target: {
          chatId: settings.moderatorChatId,
          threadId: null,
          editMessageId: null,
          replyToMessageId: null,
        },
      })
  }
  const storeEffects = effects.filter(
    (effect): effect is StoreEffect => effect.kind !== 'say' && effect.kind !== 'flag',
  )
  return { outgoing, flags, storeEffects }
}
