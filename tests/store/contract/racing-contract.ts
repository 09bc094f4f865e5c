import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/store.ts'
import { commit, flag, item, minute, newConversation, start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

/** Load, step, commit; again from the start when another worker was faster. */
async function answer(store: Pick<Store, 'load' | 'commit'>, conversation: string, updateId: number) {
  for (;;) {
    const { version, snapshot, answered } = await store.load(conversation, updateId)
    if (answered) return 'duplicate'
    const result = await store.commit(
      commit(conversation, {
        expectedVersion: version,
        snapshot: `${snapshot ?? ''} ${updateId}`,
        updateId,
        outbox: [item(conversation, `${updateId}.0`)],
      }),
    )
    if (result !== 'conflict') return result
  }
}

export function racingContract(place: () => StorePlace): void {
  describe('workers that race', () => {
    it('lose no update and answer none twice', async () => {
      const { store } = place()
      const conversation = newConversation()
      const updates = Array.from({ length: 20 }, (_, index) => index)
      const results = await Promise.all([...updates, ...updates].map((id) => answer(store, conversation, id)))
      expect(results.filter((result) => result === 'committed')).toHaveLength(20)
      const { version, snapshot } = await store.load(conversation, 0)
      expect(version).toBe(20)
      expect(
        snapshot
          ?.trim()
          .split(' ')
          .map(Number)
          .sort((a, b) => a - b),
      ).toEqual(updates)
      expect((await store.summarize(conversation)).outboxItems).toBe(20)
    })

    it('come to the same end in every order of their steps', async () => {
      const { store } = place()
      await fc.assert(
        fc.asyncProperty(fc.scheduler(), async (scheduler) => {
          const conversation = newConversation()
          const scheduled = {
            load: scheduler.scheduleFunction((name: string, id: number) => store.load(name, id)),
            commit: scheduler.scheduleFunction((made: Parameters<Store['commit']>[0]) => store.commit(made)),
          }
          const workers = Promise.all([1, 2, 2, 3].map((id) => answer(scheduled, conversation, id)))
          await scheduler.waitFor(workers)
          expect((await workers).toSorted()).toEqual(['committed', 'committed', 'committed', 'duplicate'])
          expect((await store.load(conversation, 1)).version).toBe(3)
        }),
        { numRuns: 20 },
      )
    })

    it('get one commit of a version between them', async () => {
      const { store } = place()
      const conversation = newConversation()
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, updateId) => store.commit(commit(conversation, { updateId }))),
      )
      expect(results.filter((result) => result === 'committed')).toHaveLength(1)
      expect(results.filter((result) => result === 'conflict')).toHaveLength(49)
    })

    it('get one claim of an outbox item between them', async () => {
      const { store } = place()
      const conversation = newConversation()
      await store.commit(commit(conversation, { outbox: [item(conversation, '1.0')] }))
      const claims = await Promise.all(
        Array.from({ length: 50 }, () => store.claimOutboxItem(conversation, '1.0', start, start + minute)),
      )
      expect(claims.filter(Boolean)).toHaveLength(1)
    })

    it('get one change of a flag between them', async () => {
      const { store } = place()
      const conversation = newConversation()
      const raised = flag(conversation, `raced-${conversation}`)
      await store.commit(commit(conversation, { flags: [raised] }))
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, who) =>
          store.updateFlag({ ...raised, version: 2, payload: `held by ${who}` }),
        ),
      )
      const winner = results.indexOf('updated')
      expect(results.filter((result) => result === 'updated')).toHaveLength(1)
      expect((await store.readFlag(raised.id))?.payload).toBe(`held by ${winner}`)
    })
  })
}
