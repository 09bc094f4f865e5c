import type { Asked, Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { flatPairs } from './flat-pairs.ts'
import { askedKey } from './keys.ts'
import { readScript } from './script.ts'

const countScript = readScript('count-asked-1')

export function createAsked(client: RedisClient): Pick<Store, 'readAsked'> {
  return {
    async readAsked(days) {
      const replies = await Promise.all(days.map((day) => client.call('HGETALL', askedKey(day))))
      return replies.flatMap((reply, index) =>
        flatPairs
          .parse(reply)
          .map(([topic, count]) => ({ day: days[index] ?? '', topic, count: Number(count) }))
          .toSorted((one, other) => (one.topic < other.topic ? -1 : 1)),
      )
    },
  }
}

/** Counts live in another slot than the conversation: nobody waits for them, and one that is lost is no harm. */
export function countAsked(client: RedisClient, { day, topic, expiresAt }: Asked): void {
  client.run(countScript, [askedKey(day)], [topic, expiresAt]).catch(() => {})
}
