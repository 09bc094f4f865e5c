import * as z from 'zod'
import type { Asked, Store } from '../store.ts'
import type { Connection } from './connection.ts'
import type { Sql } from './sql.ts'

const askedRow = z.object({ day: z.string(), topic: z.string(), count: z.int() })

export function createAsked(connection: Connection): Pick<Store, 'readAsked'> {
  return {
    async readAsked(days) {
      return connection.read((sql) =>
        days.flatMap((day) =>
          z
            .array(askedRow)
            .parse(sql.all('SELECT day, topic, count FROM asked WHERE day = ? ORDER BY topic', day)),
        ),
      )
    },
  }
}

/** Inside the commit's transaction. */
export function countAsked(sql: Sql, { day, topic, expiresAt }: Asked): void {
  sql.run(
    `INSERT INTO asked (day, topic, count, expires_at) VALUES (?, ?, 1, ?)
       ON CONFLICT DO UPDATE SET count = count + 1`,
    day,
    topic,
    expiresAt,
  )
}
