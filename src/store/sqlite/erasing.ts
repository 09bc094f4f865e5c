import * as z from 'zod'
import { auditLifetime, type ForgetReceipt, type Store } from '../store.ts'
import { sumReceipts } from '../sum-receipts.ts'
import type { Connection } from './connection.ts'
import { markAnswered } from './conversations.ts'
import { addOutboxItem } from './outbox.ts'
import type { Sql } from './sql.ts'

/** Rows of one purging transaction: short, because a crisis reply may be waiting for the thread. */
const purgeBatch = 500
const conversationTables = ['conversations', 'answered_updates', 'outbox', 'flags', 'mutes'] as const
const expiringTables = [
  { table: 'conversations', key: 'conversation' },
  { table: 'answered_updates', key: '(conversation, update_id)' },
  { table: 'outbox', key: 'position' },
  { table: 'flags', key: 'id' },
  { table: 'mutes', key: 'conversation' },
  { table: 'asked', key: '(day, topic)' },
] as const

export function createErasing(
  connection: Connection,
): Pick<Store, 'finishForgetting' | 'forget' | 'summarize' | 'purge'> {
  return {
    async finishForgetting({ conversation, taskId, updateId, leaving, now, expiresAt }) {
      const done = await connection.write((sql) => {
        const task = 'SELECT 1 FROM outbox WHERE conversation = ? AND id = ?'
        if (sql.get(task, conversation, taskId) === undefined) return false
        erase(sql, conversation)
        markAnswered(sql, conversation, updateId, now)
        for (const item of leaving) addOutboxItem(sql, item, expiresAt)
        return true
      })
      if (done) wipeJournal(connection)
      return done
    },
    async forget(conversations) {
      const receipt = await connection.write((sql) => {
        const held = conversations.map((conversation) => count(sql, conversation))
        for (const conversation of conversations) erase(sql, conversation)
        return sumReceipts(held)
      })
      wipeJournal(connection)
      return receipt
    },
    async summarize(conversation) {
      return connection.read((sql) => count(sql, conversation))
    },
    async purge(now) {
      for (const { table, key } of expiringTables) {
        const columns = key.replace(/[()]/g, '')
        const batch = `DELETE FROM ${table} WHERE ${key} IN
          (SELECT ${columns} FROM ${table} WHERE expires_at <= ? LIMIT ${purgeBatch})`
        let erased = purgeBatch
        while (erased === purgeBatch) erased = await connection.write((sql) => sql.run(batch, now))
      }
      await connection.write((sql) =>
        // The newest entry stays whatever its age: the next one is chained to it.
        sql.run(
          'DELETE FROM audit WHERE at <= ? AND sequence < (SELECT max(sequence) FROM audit)',
          now - auditLifetime,
        ),
      )
      wipeJournal(connection)
    },
  }
}

function erase(sql: Sql, conversation: string): void {
  for (const table of conversationTables) sql.run(`DELETE FROM ${table} WHERE conversation = ?`, conversation)
}

const countRow = z.object({ conversations: z.int(), outboxItems: z.int(), flags: z.int() })

function count(sql: Sql, conversation: string): ForgetReceipt {
  return countRow.parse(
    sql.get(
      `SELECT (SELECT count(*) FROM conversations WHERE conversation = ?) AS conversations,
              (SELECT count(*) FROM outbox WHERE conversation = ?) AS outboxItems,
              (SELECT count(*) FROM flags WHERE conversation = ?) AS flags`,
      conversation,
      conversation,
      conversation,
    ),
  )
}

/** Deleted rows are overwritten in the file; their older copies still stand in the write-ahead log until this. */
function wipeJournal(connection: Connection): void {
  connection.read((sql) => sql.exec('PRAGMA wal_checkpoint(TRUNCATE)'))
}
