import type { Privacy } from '../../privacy/privacy.ts'
import type { Flag, Neighbour, Store } from '../../store/store.ts'
import { purposes } from '../sealed-purpose.ts'

/** How long words after a flag count as its context, and words before it are remembered. Milliseconds. */
const around = 60 * 60 * 1000
const mostBefore = 3
/** UTF-16 units; the excerpt is far shorter. */
const longestKept = 600

/**
 * The last words of each conversation, in memory only and for an hour at most: when one of them is flagged, what
 * came before it is redacted, sealed and kept with the flag. What no flag follows is never written anywhere.
 */
export interface RecentWords {
  remember(conversation: string, words: string, at: number): void
  before(conversation: string, now: number): readonly string[]
  forget(conversation: string): void
}

/** @param most how many conversations; the one that was silent for longest goes first */
export function createRecentWords(most: number): RecentWords {
  const kept = new Map<string, readonly { readonly words: string; readonly at: number }[]>()
  const young = (conversation: string, now: number) =>
    (kept.get(conversation) ?? []).filter(({ at }) => now - at < around)
  return {
    remember(conversation, words, at) {
      const all = [...young(conversation, at), { words: words.slice(0, longestKept), at }]
      kept.delete(conversation)
      kept.set(conversation, all.slice(-mostBefore))
      const oldest = kept.keys().next()
      if (kept.size > most && oldest.done !== true) kept.delete(oldest.value)
    },
    before: (conversation, now) => young(conversation, now).map(({ words }) => words),
    forget: (conversation) => void kept.delete(conversation),
  }
}

export interface Around {
  /** Flags that this message raises. */
  readonly raised: readonly Flag[]
  /** The last flag of the conversation, when it is young enough. */
  readonly last: string | null
  readonly words: string | null
  readonly before: readonly string[]
}

/** What has to be kept beside flags: the words before a new one, or these words after one that there is. */
export function neighboursOf(
  { raised, last, words, before }: Around,
  redact: (text: string) => string,
  privacy: Pick<Privacy, 'seal'>,
): readonly Neighbour[] {
  const sealed = (flagId: string, text: string): Neighbour => ({
    flagId,
    payload: privacy.seal(redact(text), purposes.neighbour(flagId)),
  })
  if (raised.length > 0) return raised.flatMap(({ id }) => before.map((text) => sealed(id, text)))
  return last === null || words === null ? [] : [sealed(last, words)]
}

/** The redacted words around a flag, oldest first. */
export async function wordsAround(
  store: Pick<Store, 'readNeighbours'>,
  privacy: Pick<Privacy, 'open'>,
  flag: Pick<Flag, 'id' | 'conversation'>,
): Promise<readonly string[]> {
  const sealed = await store.readNeighbours(flag)
  return sealed.flatMap((payload) => privacy.open(payload, purposes.neighbour(flag.id)) ?? [])
}

/** The flag that words at this time belong to. */
export function recentFlag(
  context: { readonly lastFlag: string | null; readonly crises: readonly { readonly at: number }[] },
  now: number,
): string | null {
  const last = context.crises.at(-1)
  return last !== undefined && now - last.at < around ? context.lastFlag : null
}
