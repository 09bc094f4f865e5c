/**
 * Which updates a crisis reply was started for. An update that Telegram sends again is not answered anew, also not
 * when its reply was taken up from the outbox after a crash: so a person gets it twice at the most.
 */
export interface StartedCrises {
  /** False when a reply to this update was started before. */
  begin(updateId: number): boolean
}

/** @param most how many updates are remembered; Telegram sends an update again within a day */
export function createStartedCrises(most: number): StartedCrises {
  const started = new Set<number>()
  return {
    begin(updateId) {
      if (started.has(updateId)) return false
      started.add(updateId)
      const oldest = started.values().next()
      if (started.size > most && oldest.done !== true) started.delete(oldest.value)
      return true
    },
  }
}
