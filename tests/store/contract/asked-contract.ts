import { describe, expect, it } from 'vitest'
import { commit, day, newConversation, start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

export function askedContract(place: () => StorePlace): void {
  const asked = (name: string, topic: string, expiresAt = start + 30 * day) => ({
    day: name,
    topic,
    expiresAt,
  })

  describe('counts of what is asked', () => {
    it('are kept by day and topic, over a restart', async () => {
      const { store } = place()
      for (const topic of ['liver', 'none', 'liver'])
        await store.commit(commit(newConversation(), { asked: asked('2026-11-01', topic) }))
      await store.commit(commit(newConversation(), { asked: asked('2026-11-02', 'liver') }))
      await store.commit(commit(newConversation()))
      await place().restart()
      expect(await place().store.readAsked(['2026-11-01', '2026-10-31', '2026-11-02'])).toEqual([
        { day: '2026-11-01', topic: 'liver', count: 2 },
        { day: '2026-11-01', topic: 'none', count: 1 },
        { day: '2026-11-02', topic: 'liver', count: 1 },
      ])
    })

    it('take in nothing of a commit that did not get through', async () => {
      const { store } = place()
      const conversation = newConversation()
      const first = commit(conversation, { asked: asked('2026-11-03', 'liver') })
      expect(await store.commit(first)).toBe('committed')
      expect(await store.commit(first)).toBe('duplicate')
      expect(await store.commit({ ...first, updateId: 2 })).toBe('conflict')
      expect(await store.readAsked(['2026-11-03'])).toEqual([{ day: '2026-11-03', topic: 'liver', count: 1 }])
    })

    it('stay when a person is erased, and leave by age', async () => {
      const conversation = newConversation()
      // Redis lets keys expire by its own clock: the second count is past its time at once.
      await place().store.commit(commit(conversation, { asked: asked('2026-11-04', 'liver') }))
      await place().store.commit(
        commit(newConversation(), { asked: asked('2026-11-05', 'liver', start - 1) }),
      )
      await place().store.forget([conversation])
      await place().store.purge(start)
      expect(await place().store.readAsked(['2026-11-04', '2026-11-05'])).toEqual([
        { day: '2026-11-04', topic: 'liver', count: 1 },
      ])
    })
  })
}
