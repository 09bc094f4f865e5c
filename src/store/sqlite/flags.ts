import * as z from 'zod'
import {
  flagStates,
  mostNeighbours,
  type Flag,
  type FlagQuery,
  type Neighbour,
  type Store,
} from '../store.ts'
import type { Connection } from './connection.ts'
import type { Sql, SqlValue } from './sql.ts'

const flagRow = z
  .object({
    id: z.string(),
    conversation: z.string(),
    version: z.int(),
    created_at: z.int(),
    expires_at: z.int(),
    severity: z.enum(['critical', 'low']),
    state: z.enum(flagStates),
    category: z.string(),
    holder: z.string().nullable(),
    due_at: z.int().nullable(),
    payload: z.string(),
  })
  .transform(({ created_at: createdAt, expires_at: expiresAt, due_at: dueAt, ...row }): Flag => ({
    ...row,
    createdAt,
    expiresAt,
    dueAt,
  }))
const flagRows = z.array(flagRow)
const columns =
  'id, conversation, version, created_at, expires_at, severity, state, category, holder, due_at, payload'

type FlagMethods = 'readFlag' | 'updateFlag' | 'listFlags' | 'findDueFlags' | 'flagsOf' | 'readNeighbours'

export function createFlags(connection: Connection): Pick<Store, FlagMethods> {
  return {
    async readFlag(id) {
      const row = connection.read((sql) => sql.get(`SELECT ${columns} FROM flags WHERE id = ?`, id))
      return flagRow.optional().parse(row) ?? null
    },
    async updateFlag(flag) {
      const changed = await connection.write((sql) =>
        sql.run(
          `UPDATE flags SET version = ?, expires_at = ?, severity = ?, state = ?, category = ?, holder = ?,
               due_at = ?, payload = ?
             WHERE id = ? AND version = ?`,
          flag.version,
          flag.expiresAt,
          flag.severity,
          flag.state,
          flag.category,
          flag.holder,
          flag.dueAt,
          flag.payload,
          flag.id,
          flag.version - 1,
        ),
      )
      return changed === 1 ? 'updated' : 'conflict'
    },
    async listFlags(query) {
      const { where, values } = conditionsOf(query)
      const order = query.order === 'queue' ? 'severity, created_at, id' : 'created_at DESC, id DESC'
      const rows = connection.read((sql) =>
        sql.all(`SELECT ${columns} FROM flags ${where} ORDER BY ${order} LIMIT ?`, ...values, query.limit),
      )
      return flagRows.parse(rows)
    },
    async findDueFlags(now, limit) {
      const rows = connection.read((sql) =>
        sql.all(`SELECT ${columns} FROM flags WHERE due_at <= ? ORDER BY due_at, id LIMIT ?`, now, limit),
      )
      return flagRows.parse(rows)
    },
    async flagsOf(conversation) {
      const rows = connection.read((sql) =>
        sql.all(`SELECT ${columns} FROM flags WHERE conversation = ? ORDER BY created_at, id`, conversation),
      )
      return flagRows.parse(rows)
    },
    async readNeighbours(flag) {
      const rows = connection.read((sql) =>
        sql.all('SELECT payload FROM neighbours WHERE flag_id = ? ORDER BY position', flag.id),
      )
      return z
        .array(z.object({ payload: z.string() }))
        .parse(rows)
        .map(({ payload }) => payload)
    },
  }
}

function conditionsOf({ order, states, holder, category, severity, after }: FlagQuery): {
  readonly where: string
  readonly values: readonly SqlValue[]
} {
  const conditions: string[] = []
  const values: SqlValue[] = []
  if (states !== undefined) {
    conditions.push(`state IN (${states.map(() => '?').join(', ')})`)
    values.push(...states)
  }
  if (holder !== undefined) {
    conditions.push('holder = ?')
    values.push(holder)
  }
  if (category !== undefined) {
    conditions.push('category = ?')
    values.push(category)
  }
  if (severity !== undefined) {
    conditions.push('severity = ?')
    values.push(severity)
  }
  if (after !== undefined && order === 'queue') {
    conditions.push('(severity, created_at, id) > (?, ?, ?)')
    values.push(after.severity, after.createdAt, after.id)
  } else if (after !== undefined) {
    conditions.push('(created_at, id) < (?, ?)')
    values.push(after.createdAt, after.id)
  }
  return { where: conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`, values }
}

/** Inside the commit's transaction. */
export function addFlag(sql: Sql, flag: Flag): void {
  sql.run(
    `INSERT INTO flags (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    flag.id,
    flag.conversation,
    flag.version,
    flag.createdAt,
    flag.expiresAt,
    flag.severity,
    flag.state,
    flag.category,
    flag.holder,
    flag.dueAt,
    flag.payload,
  )
}

/** Inside the commit's transaction. A neighbour of a flag that is not there any more is left out. */
export function addNeighbour(sql: Sql, conversation: string, { flagId, payload }: Neighbour): void {
  sql.run(
    `INSERT INTO neighbours (flag_id, payload)
       SELECT id, ? FROM flags
         WHERE id = ? AND conversation = ? AND (SELECT count(*) FROM neighbours WHERE flag_id = ?) < ?`,
    payload,
    flagId,
    conversation,
    flagId,
    mostNeighbours,
  )
}
