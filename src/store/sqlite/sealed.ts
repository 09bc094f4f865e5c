import * as z from 'zod'
import type { SealedValue, Store } from '../store.ts'
import type { Connection } from './connection.ts'
import type { SqlValue } from './sql.ts'

interface SealedTable {
  /** Rows with a column `at` that orders them and begins the next page. */
  readonly select: string
  /** Where a walk begins: before every row. */
  readonly first: SqlValue
  readonly valueOf: (row: unknown) => SealedValue
}

const text = z.string()
const tables: readonly SealedTable[] = [
  {
    select: 'SELECT name AS at, name, value AS payload FROM settings WHERE name > ? ORDER BY name LIMIT ?',
    first: '',
    valueOf: (row) => ({ kind: 'setting', ...z.object({ name: text, payload: text }).parse(row) }),
  },
  {
    select: `SELECT conversation AS at, conversation, snapshot AS payload FROM conversations
      WHERE conversation > ? ORDER BY conversation LIMIT ?`,
    first: '',
    valueOf: (row) => ({ kind: 'snapshot', ...z.object({ conversation: text, payload: text }).parse(row) }),
  },
  {
    select: `SELECT position AS at, conversation, id, payload FROM outbox
      WHERE position > ? ORDER BY position LIMIT ?`,
    first: 0,
    valueOf: (row) => ({
      kind: 'outbox',
      ...z.object({ conversation: text, id: text, payload: text }).parse(row),
    }),
  },
  {
    select: 'SELECT id AS at, conversation, id, payload FROM flags WHERE id > ? ORDER BY id LIMIT ?',
    first: '',
    valueOf: (row) => ({
      kind: 'flag',
      ...z.object({ conversation: text, id: text, payload: text }).parse(row),
    }),
  },
  {
    select: `SELECT position AS at, conversation, flag_id AS flagId, neighbours.payload AS payload
      FROM neighbours JOIN flags ON flags.id = flag_id WHERE position > ? ORDER BY position LIMIT ?`,
    first: 0,
    valueOf: (row) => ({
      kind: 'neighbour',
      ...z.object({ conversation: text, flagId: text, payload: text }).parse(row),
    }),
  },
]

const cursor = z
  .string()
  .transform((written): unknown => JSON.parse(written))
  .pipe(z.tuple([z.int(), z.union([z.string(), z.int()])]))
const rowKey = z.object({ at: z.union([z.string(), z.int()]) })

export function createSealed(connection: Connection): Pick<Store, 'sealedPage' | 'swapSealed'> {
  return {
    async sealedPage(after, size) {
      const [number, from] = after === null ? [0, null] : cursor.parse(after)
      const table = tables[number]
      if (table === undefined) return { values: [], next: null }
      const rows = connection.read((sql) => sql.all(table.select, from ?? table.first, size))
      const last = rows.at(-1)
      const ends = rows.length < size || last === undefined
      const begins = tables[number + 1]
      return {
        values: rows.map(table.valueOf),
        next: ends
          ? begins === undefined
            ? null
            : JSON.stringify([number + 1, begins.first])
          : JSON.stringify([number, rowKey.parse(last).at]),
      }
    },
    async swapSealed(held, payload) {
      const [update, ...keys] = updateOf(held)
      const changed = await connection.write((sql) => sql.run(update, payload, ...keys, held.payload))
      return changed === 1
    },
  }
}

function updateOf(held: SealedValue): readonly [string, ...SqlValue[]] {
  switch (held.kind) {
    case 'setting':
      return ['UPDATE settings SET value = ? WHERE name = ? AND value = ?', held.name]
    case 'snapshot':
      return [
        'UPDATE conversations SET snapshot = ? WHERE conversation = ? AND snapshot = ?',
        held.conversation,
      ]
    case 'outbox':
      return [
        'UPDATE outbox SET payload = ? WHERE conversation = ? AND id = ? AND payload = ?',
        held.conversation,
        held.id,
      ]
    case 'flag':
      return ['UPDATE flags SET payload = ? WHERE id = ? AND payload = ?', held.id]
    case 'neighbour':
      return ['UPDATE neighbours SET payload = ? WHERE flag_id = ? AND payload = ?', held.flagId]
  }
}
