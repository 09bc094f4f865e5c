/**
 * Every key of the store. What stands in braces decides the slot of a cluster: all keys of a conversation share one,
 * so one script can change them together. Nothing is ever found by pattern, but what a rotation of keys seals anew.
 */

/** Conversation keys are keyed hashes: letters, digits, `-` and `_`. */
export function conversationKeys(conversation: string) {
  const of = (part: string) => `evenkeel:{conversation:${conversation}}:${part}`
  return {
    /** Hash: version, snapshot. */
    state: of('state'),
    /** Sorted set: ids of answered updates by the time when they may be forgotten. */
    answered: of('answered'),
    /** Hash: item id -> record. */
    outbox: of('outbox'),
    /** Hash: item id -> end of the lease. */
    leases: of('leases'),
    /** Hash: flag id -> record. */
    flags: of('flags'),
    /** Hash: flag id -> sealed neighbours, one a line. */
    neighbours: of('neighbours'),
    /** The time until which only crisis replies go out; expires with it. */
    muted: of('muted'),
  }
}

/** A pattern for the keys of all conversations. */
export const everyConversation = 'evenkeel:{conversation:*}:*'

/** The conversation whose key this is; null when it is another kind of key. */
export function conversationOf(key: string): string | null {
  return /^evenkeel:{conversation:([^}]*)}:/.exec(key)?.[1] ?? null
}

/** Sorted set: `[order, conversation, item id]` by age. Holds at least what waits in any outbox. */
export const waitingOutboxKey = 'evenkeel:{outbox}:waiting'

/** Where flags are. These hold at least the flags that there are. */
export const flagIndexKeys = {
  /** Sorted set: flag id by time of creation. */
  byAge: 'evenkeel:{flags}:by-age',
  /** Sorted set: flag id by expiry. */
  byExpiry: 'evenkeel:{flags}:by-expiry',
  /** Hash: flag id -> conversation. */
  homes: 'evenkeel:{flags}:homes',
  /** Sorted set: flag id by the time when something has to be done. Never later than the flag itself says. */
  byDue: 'evenkeel:{flags}:by-due',
  /** Sorted sets, one for each group of states: flag id in the order of the queue. */
  open: 'evenkeel:{flags}:open',
  claimed: 'evenkeel:{flags}:claimed',
  closed: 'evenkeel:{flags}:closed',
  /** Hash: flag id -> version for which the sets above were last put right. */
  placed: 'evenkeel:{flags}:placed',
}

/** The audit trail, in a slot of its own. It has no end but its age. */
export const auditKeys = {
  /** List of entries as JSON, oldest first, without gaps in their sequence numbers. */
  entries: 'evenkeel:{audit}:entries',
  /** Hash: id of an entry -> its sequence number. */
  ids: 'evenkeel:{audit}:ids',
  /** Hash: sequence and hash of the entry that was last put at the end. */
  end: 'evenkeel:{audit}:end',
}

/** Hash: topic -> how often it was asked on that day. Expires with the day's retention. */
export const askedKey = (day: string) => `evenkeel:{asked}:${day}`

/** Hash: name -> value. Facts of the deployment: they do not expire. */
export const settingsKey = 'evenkeel:settings'
