import type { EntryId, Reference } from '../content/reference.ts'
import type { RouteKind } from '../guardrails/routes.ts'

/** What the shell has to do. Data only: the machine itself does nothing. */
export type Effect =
  | {
      readonly kind: 'say'
      readonly reference: Reference
      /** Overtakes everything else, and is sent again when in doubt. */
      readonly crisis: boolean
      /** True: take the place of the message whose button was pressed. */
      readonly edit: boolean
    }
  | {
      readonly kind: 'flag'
      readonly flagId: string
      readonly route: RouteKind
      readonly severity: 'critical' | 'low'
      /** With which entry the bot answered. */
      readonly answer: EntryId
    }
  /** The person says that the bot misunderstood: the flag stays and is marked. */
  | { readonly kind: 'correct-flag'; readonly flagId: string }
  /** Erase what is held, then tell how much it was. */
  | { readonly kind: 'forget' }
  | { readonly kind: 'tell-what-is-held' }
  | { readonly kind: 'show-again'; readonly outboxId: string }

/** A reply. Replies of the machine are `crisis: false, edit: false` unless said otherwise. */
export function say(reference: Reference, how: { crisis?: boolean; edit?: boolean } = {}): Effect {
  return { kind: 'say', reference, crisis: how.crisis ?? false, edit: how.edit ?? false }
}
