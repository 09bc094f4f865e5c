import * as z from 'zod'
import type { Store } from '../store.ts'
import type { Connection } from './connection.ts'
import type { Sql } from './sql.ts'

const muteRow = z.object({ expires_at: z.int() })

export function createMutes(connection: Connection): Pick<Store, 'mute'> {
  return {
    async mute(conversation, until) {
      await connection.write((sql) => {
        if (until === 0) return sql.run('DELETE FROM mutes WHERE conversation = ?', conversation)
        return sql.run(
          `INSERT INTO mutes (conversation, expires_at) VALUES (?, ?)
             ON CONFLICT DO UPDATE SET expires_at = excluded.expires_at`,
          conversation,
          until,
        )
      })
    },
  }
}

/** Until when a conversation is muted; 0 when it is not. */
export function mutedUntil(sql: Sql, conversation: string): number {
  const row = sql.get('SELECT expires_at FROM mutes WHERE conversation = ?', conversation)
  return muteRow.optional().parse(row)?.expires_at ?? 0
}
