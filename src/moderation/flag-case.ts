import type { Flag, FlagState } from '../store/store.ts'
import type { FlagDetails } from './flag-details.ts'

/** A flag with what it holds, opened. */
export interface FlagCase {
  readonly flag: Omit<Flag, 'payload'>
  readonly details: FlagDetails
}

/** How a flag can end. */
export const resolutions = ['helped', 'false-alarm', 'referred', 'emergency'] as const satisfies FlagState[]
export type Resolution = (typeof resolutions)[number]

const ends: ReadonlySet<string> = new Set(resolutions)
export function isResolution(state: string): state is Resolution {
  return ends.has(state)
}

export interface Moderator {
  /** Keyed hash: the name under which acts are kept. */
  readonly key: string
  /** Id of Telegram: sealed with the flag, for the link on its card. */
  readonly id: number
}
