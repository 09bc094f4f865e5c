import * as z from 'zod'
import { auditRecord } from '../audit-record.ts'
import type { Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { auditKeys } from './keys.ts'
import { readScript } from './script.ts'

const appendScript = readScript('append-audit-2')
const readPageScript = readScript('read-audit-1')
const purgeScript = readScript('purge-audit-2')
const appendReply = z.enum(['appended', 'known', 'conflict'])
const { entries, ids } = auditKeys

const written = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.strictObject(auditRecord.shape))

export function createAudit(client: RedisClient): Pick<Store, 'appendAudit' | 'lastAudit' | 'readAudit'> {
  return {
    async appendAudit(entry) {
      const args = [entry.id, entry.sequence, entry.previous, JSON.stringify(entry)]
      return appendReply.parse(await client.run(appendScript, [entries, ids], args))
    },
    async lastAudit() {
      return written.nullable().parse(await client.call('LINDEX', entries, -1))
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
