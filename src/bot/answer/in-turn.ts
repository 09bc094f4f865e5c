/** Runs work of the same key one after another, in the order of the calls; other keys go on at the same time. */
export type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

/** The order within a conversation. A failure of one piece of work does not keep the next from running. */
export function createInTurn(): InTurn {
  const last = new Map<string, Promise<unknown>>()
  return (key, work) => {
    const before = last.get(key)
    const run = before === undefined ? work() : before.then(work)
    const settled = run.catch(() => {})
    last.set(key, settled)
    void settled.then(() => {
      if (last.get(key) === settled) last.delete(key)
    })
    return run
  }
}
