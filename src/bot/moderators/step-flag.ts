import type { FlagCase, Moderator } from '../../moderation/flag-case.ts'
import { act, type ModeratorAct, type Refusal } from '../../moderation/life-cycle.ts'
import type { DeskTools } from './desk-tools.ts'
import { readFlagCase, writeFlagCase } from './flag-file.ts'

const mostTries = 8

/** What became of an act. */
export type Stepped =
  | { readonly kind: 'stepped'; readonly next: FlagCase }
  | { readonly kind: 'refused'; readonly found: FlagCase; readonly reason: Refusal }
  /** There is no such flag any more. */
  | { readonly kind: 'gone' }
  /** Others were faster each time. */
  | { readonly kind: 'contended' }

/**
 * One act of a moderator, written with what the audit trail has to be told of it. Compare-and-set until it holds or
 * is refused: of two who act at once one gets through. The caller then settles the flag, so that trail and card agree.
 */
export async function stepFlag(
  desk: Pick<DeskTools, 'store' | 'privacy' | 'clock' | 'times'>,
  flagId: string,
  by: Moderator,
  done: ModeratorAct,
): Promise<Stepped> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await readFlagCase(desk, flagId)
    if (found === null) return { kind: 'gone' }
    const step = act(found, by, done, desk.clock(), desk.times)
    if (!step.ok) return { kind: 'refused', found, reason: step.reason }
    if ((await writeFlagCase(desk, step.next)) === 'updated') return { kind: 'stepped', next: step.next }
  }
  return { kind: 'contended' }
}
