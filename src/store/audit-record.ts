import * as z from 'zod'
import type { AuditEnd, AuditRecord } from './store.ts'

/** An entry of the audit trail as both stores give it back. SQLite's driver adds a field of its own to a row, which is left out. */
export const auditRecord = z.object({
  sequence: z.int(),
  id: z.string(),
  at: z.int(),
  flag: z.string().nullable(),
  actor: z.string().nullable(),
  act: z.string(),
  facts: z.string(),
  previous: z.string(),
  hash: z.string(),
}) satisfies z.ZodType<AuditRecord>

export const auditEnd = z.object({ sequence: z.int(), hash: z.string() }) satisfies z.ZodType<AuditEnd>
