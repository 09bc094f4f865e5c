import { describe, expect, it } from 'vitest'
import { mostNeighbours, type Flag } from '../../../src/store/store.ts'
import { commit, day, flag, minute, newConversation, start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

export function moderationContract(place: () => StorePlace): void {
  const raise = async (...flags: readonly Flag[]) => {
    for (const one of flags) await place().store.commit(commit(one.conversation, { flags: [one] }))
  }
  const raised = async (more: Partial<Flag> = {}) => {
    const conversation = newConversation()
    const one = flag(conversation, `flag-${conversation}`, more)
    await raise(one)
    return one
  }
  describe('the queue', () => {
    it('shows critical flags first, and of each the one that has waited longest', async () => {
      const { store } = place()
      const category = 'queue-order'
      const low = await raised({ category, severity: 'low', createdAt: start - 9 * minute })
      const young = await raised({ category, createdAt: start - minute })
      const old = await raised({ category, createdAt: start - 5 * minute })
      const query = { category, states: ['open'] as const, order: 'queue' as const }
      expect(await store.listFlags({ ...query, limit: 10 })).toEqual([old, young, low])
      expect(await store.listFlags({ ...query, limit: 1 })).toEqual([old])
    })

    it('finds flags by state, holder and category, also after they have changed', async () => {
      const { store } = place()
      const category = 'queue-filters'
      const [one, two, three] = [
        await raised({ category }),
        await raised({ category }),
        await raised({ category }),
      ]
      const claimed = { ...one, version: 2, state: 'claimed' as const, holder: 'holder-1' }
      await store.updateFlag(claimed)
      const closed = { ...two, version: 2, state: 'helped' as const, holder: 'holder-1' }
      await store.updateFlag(closed)
      const ids = async (query: Partial<Parameters<typeof store.listFlags>[0]>) =>
        (await store.listFlags({ category, order: 'queue', limit: 10, ...query })).map(({ id }) => id)
      expect(await ids({ states: ['open'] })).toEqual([three.id])
      expect(await ids({ states: ['claimed'], holder: 'holder-1' })).toEqual([one.id])
      expect(await ids({ states: ['claimed'], holder: 'holder-2' })).toEqual([])
      expect(await ids({ states: ['helped', 'referred'] })).toEqual([two.id])
      await store.updateFlag({ ...claimed, version: 3, state: 'open', holder: null })
      expect(await ids({ states: ['open'] })).toEqual([one.id, three.id].toSorted())
      expect(await ids({ states: ['claimed'] })).toEqual([])
    })

    it('goes on behind a flag, in either order, and by severity', async () => {
      const { store } = place()
      const category = 'queue-pages'
      // Two of the same moment, and more than one page.
      const ages = [5, 4, 4, 3, 2, 1, 1, 0]
      for (const [index, age] of ages.entries())
        await raised({
          category,
          createdAt: start - age * minute,
          severity: index % 3 === 0 ? 'low' : 'critical',
        })
      for (const order of ['queue', 'newest'] as const) {
        const all = await store.listFlags({ category, order, limit: 100 })
        expect(all).toHaveLength(ages.length)
        const paged: Flag[] = []
        for (;;) {
          const after = paged.at(-1)
          const next = await store.listFlags({
            category,
            order,
            limit: 3,
            ...(after === undefined ? {} : { after }),
          })
          paged.push(...next)
          if (next.length < 3) break
        }
        expect(paged).toEqual(all)
        const low = await store.listFlags({ category, order, severity: 'low', limit: 100 })
        expect(low).toEqual(all.filter(({ severity }) => severity === 'low'))
      }
    })

    it('gives the flags of a conversation, oldest first', async () => {
      const { store } = place()
      const conversation = newConversation()
      const two = [2, 1].map((age) =>
        flag(conversation, `of-${conversation}-${age}`, { createdAt: start - age }),
      )
      await store.commit(commit(conversation, { flags: two.toReversed() }))
      expect(await store.flagsOf(conversation)).toEqual(two)
      expect(await store.flagsOf(newConversation())).toEqual([])
    })
  })

  describe('what is due', () => {
    const due = async (now: number, among: readonly Flag[]) =>
      (await place().store.findDueFlags(now, 1000))
        .map(({ id }) => id)
        .filter((id) => among.some((one) => one.id === id))

    it('comes at its time, the longest overdue first, and again while nobody has done it', async () => {
      const late = await raised({ dueAt: start + 2 * minute })
      const early = await raised({ dueAt: start + minute })
      const never = await raised({ dueAt: null })
      const all = [late, early, never]
      expect(await due(start + minute - 1, all)).toEqual([])
      expect(await due(start + 2 * minute, all)).toEqual([early.id, late.id])
      expect(await due(start + 2 * minute, all)).toEqual([early.id, late.id])
    })

    it('moves with the flag, in both directions', async () => {
      const { store } = place()
      const one = await raised({ dueAt: start + 5 * minute })
      await store.updateFlag({ ...one, version: 2, dueAt: start + 9 * minute })
      expect(await due(start + 8 * minute, [one])).toEqual([])
      await store.updateFlag({ ...one, version: 3, dueAt: start + minute })
      expect(await due(start + minute, [one])).toEqual([one.id])
      await store.updateFlag({ ...one, version: 4, dueAt: null })
      expect(await due(start + day, [one])).toEqual([])
      await store.updateFlag({ ...one, version: 5, dueAt: start })
      expect(await due(start + day, [one])).toEqual([one.id])
    })

    it('is taken by one of many workers', async () => {
      const { store } = place()
      const one = await raised({ dueAt: start })
      const results = await Promise.all(
        Array.from({ length: 20 }, () => store.updateFlag({ ...one, version: 2, dueAt: start + minute })),
      )
      expect(results.filter((result) => result === 'updated')).toHaveLength(1)
      expect(await due(start, [one])).toEqual([])
    })

    it('survives a restart, and goes with the flag', async () => {
      const one = await raised({ dueAt: start + 3 * minute })
      await place().restart()
      expect(await due(start + 3 * minute, [one])).toEqual([one.id])
      await place().store.forget([one.conversation])
      expect(await due(start + 3 * minute, [one])).toEqual([])
    })
  })

  describe('two moderators', () => {
    it('race a thousand times for a claim, and exactly one holds each', async () => {
      const { store } = place()
      const conversation = newConversation()
      const flags = Array.from({ length: 1000 }, (_, index) =>
        flag(conversation, `raced-${conversation}-${index}`),
      )
      await store.commit(commit(conversation, { flags }))
      const claim = (one: Flag, holder: string) =>
        store.updateFlag({ ...one, version: 2, state: 'claimed', holder })
      for (const one of flags) {
        const [ann, ben] = await Promise.all([claim(one, 'ann'), claim(one, 'ben')])
        expect([ann, ben].toSorted()).toEqual(['conflict', 'updated'])
        expect((await store.readFlag(one.id))?.holder).toBe(ann === 'updated' ? 'ann' : 'ben')
      }
    }, 60_000)
  })

  describe('ten thousand flags', () => {
    it('are listed in less than 100 ms', async () => {
      const { store } = place()
      for (let batch = 0; batch < 20; batch += 1) {
        const conversation = newConversation()
        const flags = Array.from({ length: 500 }, (_, index) =>
          flag(conversation, `many-${batch}-${index}`, { category: 'many', expiresAt: start + minute }),
        )
        await store.commit(commit(conversation, { flags }))
      }
      const list = () => store.listFlags({ states: ['open'], order: 'queue', limit: 50 })
      await list()
      const asked = performance.now()
      expect(await list()).toHaveLength(50)
      expect(performance.now() - asked).toBeLessThan(100)
      await store.purge(start + minute)
    }, 60_000)
  })

  describe('neighbours of a flag', () => {
    it('are kept in order, only of a flag that is there, and not without an end', async () => {
      const { store } = place()
      const one = await raised()
      const payloads = Array.from({ length: mostNeighbours + 3 }, (_, index) => `sealed ${index}`)
      for (const [index, payload] of payloads.entries())
        await store.commit(
          commit(one.conversation, {
            expectedVersion: index + 1,
            updateId: index + 2,
            neighbours: [
              { flagId: one.id, payload },
              { flagId: 'no-such-flag', payload },
            ],
          }),
        )
      expect(await store.readNeighbours(one)).toEqual(payloads.slice(0, mostNeighbours))
      expect(await store.readNeighbours({ ...one, id: 'no-such-flag' })).toEqual([])
    })

    it('come with the flag itself, and go when it goes', async () => {
      const { store } = place()
      const of = (conversation: string) =>
        flag(conversation, `near-${conversation}`, { expiresAt: start + minute })
      const [first, second] = [newConversation(), newConversation()]
      for (const conversation of [first, second])
        await store.commit(
          commit(conversation, {
            flags: [of(conversation)],
            neighbours: [{ flagId: of(conversation).id, payload: 'sealed' }],
          }),
        )
      expect(await store.readNeighbours(of(first))).toEqual(['sealed'])
      await store.forget([first])
      expect(await store.readNeighbours(of(first))).toEqual([])
      await store.purge(start + minute)
      expect(await store.readNeighbours(of(second))).toEqual([])
    })
  })

  describe('muting', () => {
    it('is told with the conversation, also one of which nothing else is known, and can be lifted', async () => {
      const { store } = place()
      const conversation = newConversation()
      expect((await store.load(conversation, 1)).mutedUntil).toBe(0)
      await store.mute(conversation, start + day)
      expect((await store.load(conversation, 1)).mutedUntil).toBe(start + day)
      await store.mute(conversation, 0)
      expect((await store.load(conversation, 1)).mutedUntil).toBe(0)
    })

    it('is erased with everything else', async () => {
      const { store } = place()
      const conversation = newConversation()
      await store.mute(conversation, start + day)
      await store.forget([conversation])
      expect((await store.load(conversation, 1)).mutedUntil).toBe(0)
    })
  })
}
