import * as z from 'zod'
import type { OutboxItem, Store } from '../store.ts'
import type { Connection } from './connection.ts'
import type { Sql } from './sql.ts'

const outboxRow = z
  .object({
    conversation: z.string(),
    id: z.string(),
    payload: z.string(),
    crisis: z.int(),
    created_at: z.int(),
    lease_until: z.int().nullable(),
  })
  .transform((row): OutboxItem => ({
    id: row.id,
    conversation: row.conversation,
    payload: row.payload,
    crisis: row.crisis === 1,
    createdAt: row.created_at,
    claimed: row.lease_until !== null,
  }))
const columns = 'conversation, id, payload, crisis, created_at, lease_until'

type OutboxMethods = 'claimOutboxItem' | 'removeOutboxItem' | 'findDueOutboxItems' | 'readOutboxItem'

export function createOutbox(connection: Connection): Pick<Store, OutboxMethods> {
  return {
    async claimOutboxItem(conversation, id, now, leaseUntil) {
      return connection.write(
        (sql) =>
          sql.run(
            `UPDATE outbox SET lease_until = ?
               WHERE conversation = ? AND id = ? AND (lease_until IS NULL OR lease_until <= ?)`,
            leaseUntil,
            conversation,
            id,
            now,
          ) === 1,
      )
    },
    async removeOutboxItem(conversation, id) {
      await connection.write((sql) =>
        sql.run('DELETE FROM outbox WHERE conversation = ? AND id = ?', conversation, id),
      )
    },
    async findDueOutboxItems(now, olderThan, limit) {
      const rows = connection.read((sql) =>
        sql.all(
          `SELECT ${columns} FROM outbox
             WHERE (lease_until IS NULL AND created_at < ?) OR lease_until <= ?
             ORDER BY created_at, position LIMIT ?`,
          olderThan,
          now,
          limit,
        ),
      )
      return z.array(outboxRow).parse(rows)
    },
    async readOutboxItem(conversation, id) {
      const row = connection.read((sql) =>
        sql.get(`SELECT ${columns} FROM outbox WHERE conversation = ? AND id = ?`, conversation, id),
      )
      return outboxRow.optional().parse(row) ?? null
    },
  }
}

/** Inside the commit's transaction. */
export function addOutboxItem(sql: Sql, item: OutboxItem, expiresAt: number): void {
  sql.run(
    `INSERT INTO outbox (conversation, id, payload, crisis, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT DO NOTHING`,
    item.conversation,
    item.id,
    item.payload,
    item.crisis ? 1 : 0,
    item.createdAt,
    expiresAt,
  )
}
