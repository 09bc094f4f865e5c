import * as z from 'zod'
import { answeredLifetime } from '../answered-lifetime.ts'
import type { Commit, Store } from '../store.ts'
import { countAsked } from './asked.ts'
import type { Connection } from './connection.ts'
import type { Sql } from './sql.ts'
import { addFlag, addNeighbour } from './flags.ts'
import { mutedUntil } from './mutes.ts'
import { addOutboxItem } from './outbox.ts'

const conversationRow = z.object({ version: z.int(), snapshot: z.string() })

export function createConversations(connection: Connection): Pick<Store, 'load' | 'commit'> {
  return {
    async load(conversation, updateId) {
      return connection.read((sql) => {
        const row = sql.get(
          'SELECT version, snapshot FROM conversations WHERE conversation = ?',
          conversation,
        )
        const { version, snapshot } = conversationRow.optional().parse(row) ?? { version: 0, snapshot: null }
        return {
          version,
          snapshot,
          answered: isAnswered(sql, conversation, updateId),
          mutedUntil: mutedUntil(sql, conversation),
        }
      })
    },
    async commit(commit) {
      return connection.write((sql) => {
        if (isAnswered(sql, commit.conversation, commit.updateId)) return 'duplicate'
        if (!advance(sql, commit)) return 'conflict'
        markAnswered(sql, commit.conversation, commit.updateId, commit.now)
        for (const item of commit.outbox) addOutboxItem(sql, item, commit.expiresAt)
        for (const flag of commit.flags) addFlag(sql, flag)
        for (const neighbour of commit.neighbours) addNeighbour(sql, commit.conversation, neighbour)
        if (commit.asked !== null) countAsked(sql, commit.asked)
        return 'committed'
      })
    },
  }
}

/** Inside a transaction. */
export function markAnswered(sql: Sql, conversation: string, updateId: number, now: number): void {
  sql.run(
    'INSERT INTO answered_updates (conversation, update_id, expires_at) VALUES (?, ?, ?)',
    conversation,
    updateId,
    now + answeredLifetime,
  )
}

function isAnswered(sql: Sql, conversation: string, updateId: number): boolean {
  const found = 'SELECT 1 FROM answered_updates WHERE conversation = ? AND update_id = ?'
  return sql.get(found, conversation, updateId) !== undefined
}

/** Compare-and-set on the version. */
function advance(sql: Sql, { conversation, expectedVersion, snapshot, expiresAt }: Commit): boolean {
  const changed =
    expectedVersion === 0
      ? sql.run(
          `INSERT INTO conversations (conversation, version, snapshot, expires_at) VALUES (?, 1, ?, ?)
             ON CONFLICT DO NOTHING`,
          conversation,
          snapshot,
          expiresAt,
        )
      : sql.run(
          `UPDATE conversations SET version = version + 1, snapshot = ?, expires_at = ?
             WHERE conversation = ? AND version = ?`,
          snapshot,
          expiresAt,
          conversation,
          expectedVersion,
        )
  return changed === 1
}
