import { StoreUnavailable, type Store } from './store.ts'

export interface Deadlines {
  /** Milliseconds that a call may take. */
  readonly callMilliseconds: number
  /** Milliseconds for `purge` and `close`, which nobody is waiting for. */
  readonly purgeMilliseconds: number
}

/**
 * The same store, of which every call ends in time: it rejects with StoreUnavailable when the deadline has passed
 * or the backend failed for whatever reason, which is kept as `cause`. A call that came too late may still have
 * taken effect.
 */
export function withDeadline(store: Store, { callMilliseconds, purgeMilliseconds }: Deadlines): Store {
  const soon = <Result>(call: () => Promise<Result>) => answerWithin(callMilliseconds, call)
  const later = <Result>(call: () => Promise<Result>) => answerWithin(purgeMilliseconds, call)
  return {
    load: (conversation, updateId) => soon(() => store.load(conversation, updateId)),
    commit: (commit) => soon(() => store.commit(commit)),
    claimOutboxItem: (conversation, id, now, leaseUntil) =>
      soon(() => store.claimOutboxItem(conversation, id, now, leaseUntil)),
    removeOutboxItem: (conversation, id) => soon(() => store.removeOutboxItem(conversation, id)),
    findDueOutboxItems: (now, olderThan, limit) =>
      soon(() => store.findDueOutboxItems(now, olderThan, limit)),
    readOutboxItem: (conversation, id) => soon(() => store.readOutboxItem(conversation, id)),
    readFlag: (id) => soon(() => store.readFlag(id)),
    updateFlag: (flag) => soon(() => store.updateFlag(flag)),
    listFlags: (query) => soon(() => store.listFlags(query)),
    findDueFlags: (now, limit) => soon(() => store.findDueFlags(now, limit)),
    flagsOf: (conversation) => soon(() => store.flagsOf(conversation)),
    readNeighbours: (flag) => soon(() => store.readNeighbours(flag)),
    mute: (conversation, until) => soon(() => store.mute(conversation, until)),
    appendAudit: (entry) => soon(() => store.appendAudit(entry)),
    lastAudit: () => soon(() => store.lastAudit()),
    auditEnd: () => soon(() => store.auditEnd()),
    readAudit: (after, limit) => soon(() => store.readAudit(after, limit)),
    readAsked: (days) => soon(() => store.readAsked(days)),
    readSetting: (name) => soon(() => store.readSetting(name)),
    writeSetting: (name, value) => soon(() => store.writeSetting(name, value)),
    swapSetting: (name, expected, value) => soon(() => store.swapSetting(name, expected, value)),
    sealedPage: (after, size) => soon(() => store.sealedPage(after, size)),
    swapSealed: (held, payload) => soon(() => store.swapSealed(held, payload)),
    finishForgetting: (ending) => soon(() => store.finishForgetting(ending)),
    forget: (conversations) => soon(() => store.forget(conversations)),
    summarize: (conversation) => soon(() => store.summarize(conversation)),
    purge: (now) => later(() => store.purge(now)),
    close: () => later(() => store.close()),
  }
}

async function answerWithin<Result>(milliseconds: number, call: () => Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    const giveUp = () => reject(new StoreUnavailable(`The store did not answer within ${milliseconds} ms.`))
    timer = setTimeout(giveUp, milliseconds)
  })
  try {
    return await Promise.race([call(), late])
  } catch (error) {
    if (error instanceof StoreUnavailable) throw error
    // The backend's own text may hold an address or a value: it stays in `cause`, which is not logged.
    throw new StoreUnavailable('The store failed.', { cause: error })
  } finally {
    clearTimeout(timer)
  }
}
