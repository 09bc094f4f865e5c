import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { StoreUnavailable, type Store } from '../../src/store/store.ts'
import { commit, day, flag, item, minute, newConversation, start } from './examples.ts'
import { createRedisServer, redisIsInstalled, type RedisServer } from './redis-server.ts'
import { describeStoreContract } from './store-contract.ts'

/** Long enough for the driver to look for the server again. */
const recovery = { timeout: 10_000 }

describe.skipIf(!redisIsInstalled())('Redis', () => {
  describeStoreContract(async () => {
    const server = await createRedisServer()
    await server.start()
    let store = openRedisStore(server.url)
    return {
      get store() {
        return store
      },
      async restart() {
        await server.kill()
        await server.start()
        await store.close()
        store = openRedisStore(server.url)
      },
      lendTo: (child) => child('redis', server.url),
      async tearDown() {
        await store.close()
        await server.tearDown()
      },
    }
  })

  describe('a server that others use too', () => {
    let server: RedisServer
    const stores: Store[] = []
    let redis: Redis
    beforeAll(async () => {
      server = await createRedisServer()
      await server.start()
      stores.push(openRedisStore(server.url), openRedisStore(server.url))
      redis = new Redis(server.url)
    })
    afterAll(async () => {
      await Promise.all(stores.map((store) => store.close()))
      redis.disconnect()
      await server.tearDown()
    })
    const two = () => stores as [Store, Store]

    it('is one store for two workers', async () => {
      const [first, second] = two()
      const conversation = newConversation()
      const raised = flag(conversation, `shared-${conversation}`)
      const made = commit(conversation, { outbox: [item(conversation, '1.0')], flags: [raised] })
      const results = await Promise.all([first.commit(made), second.commit(made)])
      expect(results.toSorted()).toEqual(['committed', 'duplicate'])
      const claims = await Promise.all(
        two().map((store) => store.claimOutboxItem(conversation, '1.0', start, start + minute)),
      )
      expect(claims.filter(Boolean)).toHaveLength(1)
      const seen = { ...raised, version: 2, state: 'claimed' as const }
      const changes = await Promise.all(two().map((store) => store.updateFlag(seen)))
      expect(changes.toSorted()).toEqual(['conflict', 'updated'])
      await first.removeOutboxItem(conversation, '1.0')
      expect(await second.findDueOutboxItems(start + day, start + day, 10)).toEqual([])
    })

    it('keeps nothing without an end but facts of the deployment', async () => {
      const conversation = newConversation()
      const [store] = two()
      await store.commit(
        commit(conversation, { outbox: [item(conversation, '1.0')], flags: [flag(conversation, 'ends')] }),
      )
      await store.claimOutboxItem(conversation, '1.0', start, start + minute)
      await store.writeSetting('fact', 'stays')
      const keys = await redis.keys(`*${conversation}*`)
      expect(keys).toHaveLength(5)
      for (const key of keys) {
        const days = (await redis.pttl(key)) / day
        expect(days).toBeGreaterThan(1)
        expect(days).toBeLessThanOrEqual(key.endsWith('answered') ? 2 : key.endsWith('flags') ? 30 : 90)
      }
    })

    it('keeps every key of a conversation in one slot of a cluster', async () => {
      const conversation = newConversation()
      await two()[0].commit(
        commit(conversation, { outbox: [item(conversation, '1.0')], flags: [flag(conversation, 'slot')] }),
      )
      const keys = await redis.keys(`*${conversation}*`)
      // What stands in the first braces decides: https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/
      const slots = keys.map((key) => /{([^}]+)}/.exec(key)?.[1])
      expect(keys.length).toBeGreaterThan(2)
      expect(new Set(slots)).toEqual(new Set([`conversation:${conversation}`]))
    })

    it('has nothing left of a person who was forgotten', async () => {
      const conversation = newConversation()
      const [store] = two()
      const made = commit(conversation, {
        outbox: [item(conversation, '1.0')],
        flags: [flag(conversation, `gone-${conversation}`)],
      })
      await store.commit(made)
      await store.claimOutboxItem(conversation, '1.0', start, start + minute)
      await store.forget([conversation])
      expect(await redis.keys(`*${conversation}*`)).toEqual([])
      const indexes = await Promise.all([
        redis.zrange('evenkeel:{outbox}:waiting', '0', '-1'),
        redis.zrange('evenkeel:{flags}:by-age', '0', '-1'),
        redis.zrange('evenkeel:{flags}:by-expiry', '0', '-1'),
        redis.hgetall('evenkeel:{flags}:homes'),
      ])
      expect(JSON.stringify(indexes)).not.toContain(conversation)
    })

    it('drops from the index what was announced in vain, and only after an hour', async () => {
      const conversation = newConversation()
      const [store] = two()
      await store.commit(commit(conversation))
      const refused = commit(conversation, { expectedVersion: 9, updateId: 2 })
      await store.commit({ ...refused, outbox: [item(conversation, '2.0')] })
      const announced = () => redis.zcard('evenkeel:{outbox}:waiting')
      const before = await announced()
      await store.findDueOutboxItems(start + 59 * minute, start, 1000)
      expect(await announced()).toBe(before)
      await store.findDueOutboxItems(start + 61 * minute, start, 1000)
      expect(await announced()).toBe(before - 1)
    })

    it('works when the server has forgotten the scripts', async () => {
      await redis.script('FLUSH')
      expect(await two()[0].commit(commit(newConversation()))).toBe('committed')
    })
  })

  describe('a server that fails', () => {
    const unavailable = async (store: Store, milliseconds: number) => {
      const asked = performance.now()
      await expect(store.commit(commit(newConversation()))).rejects.toBeInstanceOf(StoreUnavailable)
      expect(performance.now() - asked).toBeLessThan(milliseconds)
    }
    const recovers = (store: Store) =>
      vi.waitFor(async () => {
        expect(await store.commit(commit(newConversation()))).toBe('committed')
      }, recovery)

    it('may come later than the bot, and go, and come back with all that was confirmed', async () => {
      const server = await createRedisServer()
      const store = openRedisStore(server.url)
      await unavailable(store, 1500)
      await server.start()
      await recovers(store)
      const conversation = newConversation()
      await store.commit(commit(conversation, { snapshot: 'kept' }))
      await server.kill()
      await unavailable(store, 600)
      await server.start()
      await recovers(store)
      expect((await store.load(conversation, 1)).snapshot).toBe('kept')
      await store.close()
      await server.tearDown()
    })

    it('may hang without costing more than the deadline', async () => {
      const server = await createRedisServer()
      await server.start()
      const store = openRedisStore(server.url)
      await recovers(store)
      server.freeze()
      await unavailable(store, 1500)
      server.thaw()
      await recovers(store)
      await store.close()
      await server.tearDown()
    })

    it('gives a reason that holds no address, key or value', async () => {
      const store = openRedisStore('redis://user:a-password@127.0.0.1:1/0')
      const failed = await store.load('a-conversation', 1).catch((error: unknown) => error)
      expect(failed).toBeInstanceOf(StoreUnavailable)
      expect(String(failed)).toBe('StoreUnavailable: The store failed.')
      await store.close()
    })

    it('is let go by a store that is closed', async () => {
      const store = openRedisStore('redis://127.0.0.1:1/0')
      await store.close()
      await unavailable(store, 600)
    })
  })
})
