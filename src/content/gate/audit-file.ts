export const auditFileName = 'evenkeel-audit.csv'
export const auditFileHead = 'sequence,at,flag,actor,act,category,severity,resolution,note,rules,hash'

/** A cell is a code: a number, an instant, a hash, names from lists joined by plus signs. Words with spaces are none. */
const row = /^(?:[A-Za-z0-9:._+-]{0,400},){10}[0-9a-f]{64}$/

/**
 * Whether a document is the one file that may leave: the audit trail as a table of codes, line by line. Reads what
 * grammY's InputFile holds in memory; a file behind a path or a link is refused.
 */
export function isAuditFile(document: unknown): boolean {
  if (typeof document !== 'object' || document === null) return false
  if (Reflect.get(document, 'filename') !== auditFileName) return false
  const data: unknown = Reflect.get(document, 'fileData')
  if (!(data instanceof Uint8Array)) return false
  const [head, ...rows] = Buffer.from(data).toString('utf8').trimEnd().split('\n')
  return head === auditFileHead && rows.every((line) => row.test(line))
}
