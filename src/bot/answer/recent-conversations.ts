import type { Conversation } from '../../flows/conversation-snapshot.ts'

/**
 * The conversations of the last minutes, in memory. They let a decision know its context, and a crisis reply its
 * country, without waiting for the store; and they carry the talk on while the store is away.
 */
export interface RecentConversations {
  get(key: string): Conversation | undefined
  remember(key: string, conversation: Conversation): void
  forget(key: string): void
}

/** @param most how many are kept; the one not used for longest goes first */
export function createRecentConversations(most: number): RecentConversations {
  // A Map keeps the order of insertion: the first key is the oldest.
  const kept = new Map<string, Conversation>()
  return {
    get: (key) => kept.get(key),
    remember(key, conversation) {
      kept.delete(key)
      kept.set(key, conversation)
      if (kept.size <= most) return
      const oldest = kept.keys().next()
      if (oldest.done !== true) kept.delete(oldest.value)
    },
    forget: (key) => void kept.delete(key),
  }
}
