/** Null: Telegram did not say. */
export type IsMember = (personId: number) => Promise<boolean | null>

export interface Membership {
  /** Asked of Telegram now: for what shows words of a person, or changes something. */
  live: IsMember
  /** Asked within the last seconds: for lists, which are looked at again and again. */
  recent: IsMember
}

const believedFor = 10_000
const mostRemembered = 1000

export function createMembership(isMember: IsMember, clock: () => number): Membership {
  const known = new Map<number, number>()
  const live: IsMember = async (personId) => {
    const found = await isMember(personId)
    known.delete(personId)
    if (known.size >= mostRemembered) known.clear()
    // Only a yes is remembered: who has just joined need not wait.
    if (found === true) known.set(personId, clock() + believedFor)
    return found
  }
  return {
    live,
    recent: async (personId) => ((known.get(personId) ?? 0) > clock() ? true : live(personId)),
  }
}
