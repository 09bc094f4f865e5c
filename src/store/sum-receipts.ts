import type { ForgetReceipt } from './store.ts'

/** What several conversations hold together. */
export function sumReceipts(receipts: readonly ForgetReceipt[]): ForgetReceipt {
  const total = (part: keyof ForgetReceipt) => receipts.reduce((sum, receipt) => sum + receipt[part], 0)
  return {
    conversations: total('conversations'),
    outboxItems: total('outboxItems'),
    flags: total('flags'),
  }
}
