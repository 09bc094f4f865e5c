const minute = 60_000

/** The set times of moderation, in milliseconds. */
export interface ModerationTimes {
  /** How long a critical flag waits unclaimed before it rings again; the last of these goes on for ever. */
  readonly ringAgain: readonly [number, ...number[]]
  /** How long a claim may lie untouched before it goes back into the queue. */
  readonly idle: number
  /** Flags of low severity are gathered for so long and shown in one message. */
  readonly digest: number
  /** How long a message with the context stands before it deletes itself. */
  readonly context: number
  /** How long a worker has for what follows an act, before others think that it died with it. */
  readonly lease: number
}

export const moderationTimes: ModerationTimes = {
  ringAgain: [5 * minute, 5 * minute, 10 * minute, 20 * minute, 60 * minute],
  idle: 45 * minute,
  digest: 60 * minute,
  context: 2 * minute,
  lease: 15_000,
}
