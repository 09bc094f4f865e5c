import * as z from 'zod'
import { answeredLifetime } from '../answered-lifetime.ts'
import { mostNeighbours, type Store } from '../store.ts'
import { countAsked } from './asked.ts'
import type { RedisClient } from './client.ts'
import { announceFlags } from './flag-index.ts'
import { conversationKeys } from './keys.ts'
import { announceItems, orderOf, type OutboxRecord } from './outbox-index.ts'
import { readScript } from './script.ts'

const commitScript = readScript('commit-5')
const commitReply = z.enum(['committed', 'duplicate', 'conflict'])
const stateReply = z.tuple([z.coerce.number().int(), z.string().nullable()])
const scoreReply = z.string().nullable()
const mutedReply = z.coerce.number().int()

export function createConversations(client: RedisClient): Pick<Store, 'load' | 'commit'> {
  return {
    async load(conversation, updateId) {
      const keys = conversationKeys(conversation)
      // Sent together and answered in this order: a commit in between makes the version stale, which is noticed.
      const [state, score, muted] = await Promise.all([
        client.call('HMGET', keys.state, 'version', 'snapshot'),
        client.call('ZSCORE', keys.answered, updateId),
        client.call('GET', keys.muted),
      ])
      const [version, snapshot] = stateReply.parse(state)
      return {
        version,
        snapshot,
        answered: scoreReply.parse(score) !== null,
        mutedUntil: mutedReply.parse(muted),
      }
    },
    async commit(commit) {
      const { conversation, flags, now } = commit
      const items = commit.outbox.map((item, position) => ({
        item,
        record: {
          payload: item.payload,
          crisis: item.crisis,
          createdAt: item.createdAt,
          order: orderOf(commit.expectedVersion + 1, position),
        } satisfies OutboxRecord,
      }))
      await Promise.all([announceItems(client, items), announceFlags(client, flags)])
      const keys = conversationKeys(conversation)
      const reply = await client.run(
        commitScript,
        [keys.state, keys.answered, keys.outbox, keys.flags, keys.neighbours],
        [
          commit.expectedVersion,
          commit.snapshot,
          commit.updateId,
          now,
          now + answeredLifetime,
          commit.expiresAt,
          Math.max(0, ...flags.map((flag) => flag.expiresAt)),
          items.length,
          flags.length,
          mostNeighbours,
          ...items.flatMap(({ item, record }) => [item.id, JSON.stringify(record)]),
          ...flags.flatMap((flag) => [flag.id, JSON.stringify(flag)]),
          ...commit.neighbours.flatMap(({ flagId, payload }) => [flagId, payload]),
        ],
      )
      const result = commitReply.parse(reply)
      if (result === 'committed' && commit.asked !== null) countAsked(client, commit.asked)
      return result
    },
  }
}
