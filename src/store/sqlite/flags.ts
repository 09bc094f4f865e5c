import { z } from 'zod'
import type { Flag, Store } from '../store.ts'
import type { Connection } from './connection.ts'
import type { Sql } from './sql.ts'

const flagRow = z
  .object({
    id: z.string(),
    conversation: z.string(),
    version: z.int(),
    created_at: z.int(),
    expires_at: z.int(),
    severity: z.enum(['critical', 'low']),
    state: z.enum(['open', 'seen']),
    payload: z.string(),
  })
  .transform(({ created_at: createdAt, expires_at: expiresAt, ...row }): Flag => ({
    ...row,
    createdAt,
    expiresAt,
  }))
const columns = 'id, conversation, version, created_at, expires_at, severity, state, payload'

export function createFlags(connection: Connection): Pick<Store, 'readFlag' | 'updateFlag' | 'listFlags'> {
  return {
    async readFlag(id) {
      const row = connection.read((sql) => sql.get(`SELECT ${columns} FROM flags WHERE id = ?`, id))
      return flagRow.optional().parse(row) ?? null
    },
    async updateFlag(flag) {
      const changed = await connection.write((sql) =>
        sql.run(
          `UPDATE flags SET version = ?, expires_at = ?, severity = ?, state = ?, payload = ?
             WHERE id = ? AND version = ?`,
          flag.version,
          flag.expiresAt,
          flag.severity,
          flag.state,
          flag.payload,
          flag.id,
          flag.version - 1,
        ),
      )
      return changed === 1 ? 'updated' : 'conflict'
    },
    async listFlags(limit) {
      const rows = connection.read((sql) =>
        sql.all(`SELECT ${columns} FROM flags ORDER BY created_at DESC, id DESC LIMIT ?`, limit),
      )
      return z.array(flagRow).parse(rows)
    },
  }
}

/** Inside the commit's transaction. */
export function addFlag(sql: Sql, flag: Flag): void {
  sql.run(
    `INSERT INTO flags (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    flag.id,
    flag.conversation,
    flag.version,
    flag.createdAt,
    flag.expiresAt,
    flag.severity,
    flag.state,
    flag.payload,
  )
}
