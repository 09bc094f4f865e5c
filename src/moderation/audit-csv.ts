import { auditFileHead } from '../content/gate/audit-file.ts'
import type { AuditRecord } from '../store/store.ts'
import { readFacts } from './audit-act.ts'

/** The trail as a table: codes and instants, no text. RFC 4180 without a need for quotes. */
export function auditCsv(trail: readonly AuditRecord[]): string {
  return [auditFileHead, ...trail.map(rowOf), ''].join('\n')
}

function rowOf(entry: AuditRecord): string {
  const facts = readFacts(entry.facts) ?? {}
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
