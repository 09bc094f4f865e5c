import * as z from 'zod'
import { auditFileHead } from '../content/gate/audit-file.ts'
import type { AuditRecord } from '../store/store.ts'
import { auditActSchema } from './audit-act.ts'

const factsSchema = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(auditActSchema.shape.facts)

/** The trail as a table: codes and instants, no text. RFC 4180 without a need for quotes. */
export function auditCsv(trail: readonly AuditRecord[]): string {
  return [auditFileHead, ...trail.map(rowOf), ''].join('\n')
}

function rowOf(entry: AuditRecord): string {
  const parsed = factsSchema.safeParse(entry.facts)
  const facts = parsed.success ? parsed.data : {}
  return [
    entry.sequence,
    new Date(entry.at).toISOString(),
    entry.flag ?? '',
    entry.actor ?? '',
    entry.act,
    facts.category ?? '',
    facts.severity ?? '',
    facts.resolution ?? '',
    facts.note ?? '',
    (facts.rules ?? []).join('+'),
    entry.hash,
  ].join(',')
}
