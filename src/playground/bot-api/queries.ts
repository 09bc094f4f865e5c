/** A pressed button or an inline query that waits for the bot's answer. */
export interface Query {
  readonly id: string
  readonly kind: 'button' | 'inline'
  readonly personId: number
  readonly askedAt: number
}

export interface Queries {
  ask(kind: Query['kind'], personId: number): Query
  /** Takes the query out: it can be answered once. Null when it is unknown, answered, or too old. */
  take(kind: Query['kind'], id: string): Query | null
}

/** Telegram gives up on an unanswered query after about half a minute. */
const lifetimeMilliseconds = 30_000

export function createQueries(now: () => number): Queries {
  const open = new Map<string, Query>()
  let count = 0
  return {
    ask(kind, personId) {
      count += 1
      // As long as Telegram's own, so that nobody takes them for small numbers.
      const query: Query = { id: `4382${String(count).padStart(14, '0')}`, kind, personId, askedAt: now() }
      open.set(query.id, query)
      return query
    },
    take(kind, id) {
      const query = open.get(id)
      open.delete(id)
      if (query === undefined || query.kind !== kind) return null
      return now() - query.askedAt > lifetimeMilliseconds ? null : query
    },
  }
}
