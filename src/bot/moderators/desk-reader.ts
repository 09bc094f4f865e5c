import { setImmediate as nextTurn } from 'node:timers/promises'
import type { AuditRecord, FlagQuery, FlagState, Store } from '../../store/store.ts'
import { countActs, readActs, type KnownAct, type ModerationNumbers } from '../../moderation/numbers.ts'
import type { FlagDetails } from '../../moderation/flag-details.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import { openFlag } from './flag-file.ts'
import { wordsAround } from './neighbours.ts'

/** A row of the queue: no word of the person. */
export interface QueuedFlag {
  readonly id: string
  readonly state: FlagState
  readonly severity: 'critical' | 'low'
  readonly category: string
  readonly createdAt: number
  readonly expiresAt: number
  /** Keyed hash of the moderator who holds it. */
  readonly holder: string | null
}

/** What a moderator may see of a flag. Ids of Telegram are left out. */
export interface FlagView extends QueuedFlag {
  readonly route: string
  readonly answer: string
  readonly language: string
  readonly region: string | null
  readonly excerpt: string
  readonly isCorrected: boolean
  readonly rules: readonly string[]
  readonly notes: FlagDetails['notes']
  readonly checkIns: number
  readonly isMuted: boolean
  /** The other flags of the same conversation, oldest first. */
  readonly others: readonly QueuedFlag[]
}

/**
 * Everything that a console reads. It changes nothing and writes nothing into the audit trail: whoever shows
 * `conversation` to somebody has to record the look first (`look` in the life cycle), as the chat does.
 */
export interface DeskReader {
  queue(query: FlagQuery): Promise<readonly QueuedFlag[]>
  flag(id: string): Promise<FlagView | null>
  /** The redacted words around a flag, oldest first. */
  conversation(id: string): Promise<readonly string[]>
  /** Newest last; at most `limit` entries with a sequence number up to `before` (left out: the newest). */
  trail(limit: number, before?: number): Promise<readonly AuditRecord[]>
  numbers(since: number): Promise<ModerationNumbers>
}

const pageSize = 1000

export function createDeskReader(
  store: Store,
  privacy: Pick<Privacy, 'open'>,
  clock: () => number,
): DeskReader {
  return {
    async queue(query) {
      return (await store.listFlags(query)).map(rowOf)
    },
    async flag(id) {
      const stored = await store.readFlag(id)
      const opened = stored === null ? null : openFlag(stored, privacy)
      if (stored === null || opened === null) return null
      const [others, { mutedUntil }] = await Promise.all([
        store.flagsOf(stored.conversation),
        store.load(stored.conversation, 0),
      ])
      const { details } = opened
      return {
        ...rowOf(stored),
        route: details.route,
        answer: details.answer,
        language: details.language,
        region: details.region,
        excerpt: details.excerpt,
        isCorrected: details.corrected,
        rules: details.rules,
        notes: details.notes,
        checkIns: details.checkIns,
        isMuted: mutedUntil > clock(),
        others: others.filter((other) => other.id !== id).map(rowOf),
      }
    },
    async conversation(id) {
      const stored = await store.readFlag(id)
      return stored === null ? [] : wordsAround(store, privacy, stored)
    },
    async trail(limit, before) {
      const last = before ?? (await store.lastAudit())?.sequence ?? 0
      return store.readAudit(Math.max(0, last - limit), limit)
    },
    async numbers(from) {
      return countActs(await readTrailSince(store, from))
    },
  }
}

function rowOf({ id, state, severity, category, createdAt, expiresAt, holder }: QueuedFlag): QueuedFlag {
  return { id, state, severity, category, createdAt, expiresAt, holder }
}

/** The entries from a moment on, in order, a page at a time. Read from the end, so that a long trail costs nothing. */
async function readTrailSince(
  store: Pick<Store, 'lastAudit' | 'readAudit'>,
  from: number,
): Promise<readonly KnownAct[]> {
  const pages: (readonly KnownAct[])[] = []
  let end = (await store.lastAudit())?.sequence ?? 0
  while (end > 0) {
    const entries = (await store.readAudit(Math.max(0, end - pageSize), pageSize)).filter(
      ({ sequence }) => sequence <= end,
    )
    const [first] = entries
    pages.unshift(readActs(entries))
    if (first === undefined || first.at < from || end <= pageSize) break
    end = first.sequence - 1
    // The embedded store answers at once: whoever is in danger must not wait for a chart.
    await nextTurn()
  }
  return pages.flat().filter(({ at }) => at >= from)
}
