import type { Commit, Flag, OutboxItem } from '../../src/store/store.ts'

export const minute = 60_000
export const day = 24 * 60 * minute
/** Redis lets keys expire by its own clock, so the times of the examples are near the real one. */
export const start = Date.now()

let made = 0
/** A conversation that no other test knows. */
export function newConversation(): string {
  made += 1
  return `conversation-${made}`
}

export function item(conversation: string, id: string, more: Partial<OutboxItem> = {}): OutboxItem {
  return {
    id,
    conversation,
    payload: `sealed message ${id}`,
    crisis: false,
    createdAt: start,
    claimed: false,
    ...more,
  }
}

export function flag(conversation: string, id: string, more: Partial<Flag> = {}): Flag {
  return {
    id,
    conversation,
    version: 1,
    createdAt: start,
    expiresAt: start + 30 * day,
    severity: 'critical',
    state: 'open',
    category: 'suicide',
    holder: null,
    dueAt: null,
    payload: `sealed flag ${id}`,
    ...more,
  }
}

/** The first commit of a conversation, unless told otherwise. */
export function commit(conversation: string, more: Partial<Commit> = {}): Commit {
  return {
    conversation,
    expectedVersion: 0,
    snapshot: 'sealed snapshot',
    updateId: 1,
    outbox: [],
    flags: [],
    neighbours: [],
    asked: null,
    now: start,
    expiresAt: start + 90 * day,
    ...more,
  }
}
