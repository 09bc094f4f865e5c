import type { AuditAct } from '../../moderation/audit-act.ts'
import { chained } from '../../moderation/audit-chain.ts'
import type { Store } from '../../store/store.ts'

/**
 * Puts acts at the end of the audit trail, each once however often this is called with it. Other workers write too:
 * then the act is chained anew behind theirs. Rejects when the store does.
 */
export async function tellAudit(
  store: Pick<Store, 'appendAudit' | 'lastAudit'>,
  acts: readonly AuditAct[],
): Promise<void> {
  for (const act of acts)
    while ((await store.appendAudit(chained(act, await store.lastAudit()))) === 'conflict');
}
