import * as z from 'zod'
import { auditRecord } from '../audit-record.ts'
import type { Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { auditKeys } from './keys.ts'
import { readScript } from './script.ts'

const appendScript = readScript('append-audit-3')
const readPageScript = readScript('read-audit-1')
const purgeScript = readScript('purge-audit-2')
const appendReply = z.enum(['appended', 'known', 'conflict'])
const { entries, ids, end } = auditKeys
const endReply = z.tuple([z.coerce.number().int(), z.string()])

const written = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.strictObject(auditRecord.shape))

type AuditMethods = 'appendAudit' | 'lastAudit' | 'auditEnd' | 'readAudit'

export function createAudit(client: RedisClient): Pick<Store, AuditMethods> {
  return {
    async appendAudit(entry) {
      const args = [entry.id, entry.sequence, entry.previous, JSON.stringify(entry), entry.hash]
      return appendReply.parse(await client.run(appendScript, [entries, ids, end], args))
    },
    async lastAudit() {
      return written.nullable().parse(await client.call('LINDEX', entries, -1))
    },
    async auditEnd() {
      const noted = await client.call('HMGET', end, 'sequence', 'hash')
      const read = endReply.safeParse(noted)
      return read.success ? { sequence: read.data[0], hash: read.data[1] } : null
    },
    async readAudit(after, limit) {
      return z.array(written).parse(await client.run(readPageScript, [entries], [after, limit]))
    },
  }
}

/** Drops at most `count` entries that are older; tells how many went. */
export async function purgeAudit(client: RedisClient, olderThan: number, count: number): Promise<number> {
  return z.int().parse(await client.run(purgeScript, [entries, ids], [olderThan, count]))
}
