import * as z from 'zod'
import { auditEnd, auditRecord } from '../audit-record.ts'
import type { Store } from '../store.ts'
import type { Connection } from './connection.ts'

type AuditMethods = 'appendAudit' | 'lastAudit' | 'auditEnd' | 'readAudit'

const columns = Object.keys(auditRecord.shape).join(', ')

export function createAudit(connection: Connection): Pick<Store, AuditMethods> {
  return {
    async appendAudit(entry) {
      return connection.write((sql) => {
        if (sql.get('SELECT 1 FROM audit WHERE id = ?', entry.id) !== undefined) return 'known'
        const last = auditRecord
          .optional()
          .parse(sql.get(`SELECT ${columns} FROM audit ORDER BY sequence DESC LIMIT 1`))
        if (last !== undefined && (last.sequence + 1 !== entry.sequence || last.hash !== entry.previous))
          return 'conflict'
        if (last === undefined && entry.sequence !== 1) return 'conflict'
        sql.run(
          `INSERT INTO audit (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          entry.sequence,
          entry.id,
          entry.at,
          entry.flag,
          entry.actor,
          entry.act,
          entry.facts,
          entry.previous,
          entry.hash,
        )
        // Only while the trail ends where it was noted: what was cut off is told for ever.
        sql.run(
          `INSERT INTO audit_end (one, sequence, hash) VALUES (1, ?, ?)
             ON CONFLICT DO UPDATE SET sequence = excluded.sequence, hash = excluded.hash
               WHERE audit_end.sequence = ? AND audit_end.hash = ?`,
          entry.sequence,
          entry.hash,
          entry.sequence - 1,
          entry.previous,
        )
        return 'appended'
      })
    },
    async lastAudit() {
      const row = connection.read((sql) =>
        sql.get(`SELECT ${columns} FROM audit ORDER BY sequence DESC LIMIT 1`),
      )
      return auditRecord.optional().parse(row) ?? null
    },
    async auditEnd() {
      const row = connection.read((sql) => sql.get('SELECT sequence, hash FROM audit_end'))
      return auditEnd.optional().parse(row) ?? null
    },
    async readAudit(after, limit) {
      const rows = connection.read((sql) =>
        sql.all(`SELECT ${columns} FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?`, after, limit),
      )
      return z.array(auditRecord).parse(rows)
    },
  }
}
