import { describe, expect, it, vi } from 'vitest'
import { commit, day, flag, item, minute, newConversation, start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

export function erasingContract(place: () => StorePlace): void {
  const filled = async () => {
    const conversation = newConversation()
    const flagId = `erased-${conversation}`
    await place().store.commit(
      commit(conversation, {
        outbox: [item(conversation, '1.0'), item(conversation, '1.1')],
        flags: [flag(conversation, flagId)],
      }),
    )
    await place().store.claimOutboxItem(conversation, '1.0', start, start + minute)
    return { conversation, flagId }
  }

  describe('forgetting', () => {
    it('erases everything of a conversation and tells what it was', async () => {
      const { store } = place()
      const { conversation, flagId } = await filled()
      expect(await store.forget([conversation])).toEqual({ conversations: 1, outboxItems: 2, flags: 1 })
      expect(await store.load(conversation, 1)).toEqual({
        version: 0,
        snapshot: null,
        answered: false,
        mutedUntil: 0,
      })
      expect(await store.summarize(conversation)).toEqual({ conversations: 0, outboxItems: 0, flags: 0 })
      expect(await store.readOutboxItem(conversation, '1.0')).toBeNull()
      expect(await store.claimOutboxItem(conversation, '1.1', start, start + minute)).toBe(false)
      expect(await store.readFlag(flagId)).toBeNull()
      expect(await store.listFlags({ limit: 1000 })).not.toContainEqual(
        expect.objectContaining({ id: flagId }),
      )
      const due = await store.findDueOutboxItems(start + day, start + day, 10_000)
      expect(due.filter((found) => found.conversation === conversation)).toEqual([])
    })

    it('erases several conversations and leaves the others', async () => {
      const { store } = place()
      const [first, second, other] = [await filled(), await filled(), await filled()]
      const receipt = await store.forget([first.conversation, second.conversation])
      expect(receipt).toEqual({ conversations: 2, outboxItems: 4, flags: 2 })
      expect(await store.summarize(other.conversation)).toEqual({
        conversations: 1,
        outboxItems: 2,
        flags: 1,
      })
      expect(await store.readFlag(other.flagId)).not.toBeNull()
    })

    it('finds nothing where nothing is, and nothing the second time', async () => {
      const { store } = place()
      const { conversation } = await filled()
      const nothing = { conversations: 0, outboxItems: 0, flags: 0 }
      expect(await store.forget([newConversation()])).toEqual(nothing)
      expect(await store.forget([])).toEqual(nothing)
      await store.forget([conversation])
      expect(await store.forget([conversation])).toEqual(nothing)
    })

    it('makes a commit that was under way start afresh', async () => {
      const { store } = place()
      const { conversation } = await filled()
      const { version } = await store.load(conversation, 2)
      await store.forget([conversation])
      const stale = commit(conversation, { expectedVersion: version, updateId: 2 })
      expect(await store.commit(stale)).toBe('conflict')
      expect(await store.commit({ ...stale, expectedVersion: 0 })).toBe('committed')
    })

    it('of a task ends with it in one step, and leaves only what has to follow', async () => {
      const { store } = place()
      const { conversation, flagId } = await filled()
      await store.commit(
        commit(conversation, { expectedVersion: 1, updateId: 2, outbox: [item(conversation, '2.forget')] }),
      )
      const left = item(conversation, '2.receipt', { createdAt: start + minute })
      const ending = {
        conversation,
        taskId: '2.forget',
        updateId: 2,
        leaving: [left],
        now: start,
        expiresAt: start + 2 * day,
      }
      const results = await Promise.all(Array.from({ length: 10 }, () => store.finishForgetting(ending)))
      expect(results.filter(Boolean)).toHaveLength(1)
      expect(await store.summarize(conversation)).toEqual({ conversations: 0, outboxItems: 1, flags: 0 })
      expect(await store.readOutboxItem(conversation, left.id)).toEqual(left)
      expect(await store.readFlag(flagId)).toBeNull()
      expect(await store.load(conversation, 2)).toEqual({
        version: 0,
        snapshot: null,
        answered: true,
        mutedUntil: 0,
      })
      expect((await store.load(conversation, 1)).answered).toBe(false)
      expect(await store.commit(commit(conversation, { updateId: 2 }))).toBe('duplicate')
      const due = await store.findDueOutboxItems(start + day, start + day, 10_000)
      expect(due.filter((found) => found.conversation === conversation)).toEqual([left])
      await store.removeOutboxItem(conversation, left.id)
      expect(await store.finishForgetting(ending)).toBe(false)
      expect((await store.summarize(conversation)).outboxItems).toBe(0)
    })

    it('makes a change of an erased flag a conflict', async () => {
      const { store } = place()
      const { conversation, flagId } = await filled()
      await store.forget([conversation])
      expect(await store.updateFlag(flag(conversation, flagId, { version: 2 }))).toBe('conflict')
    })
  })

  describe('purging', () => {
    it('erases flags past their time and no other', async () => {
      const { store } = place()
      const conversation = newConversation()
      const flags = [1, 2, 3].map((days) =>
        flag(conversation, `${days}-days-${conversation}`, { expiresAt: start + days * day }),
      )
      await store.commit(commit(conversation, { flags }))
      await store.purge(start + 2 * day)
      const left = await Promise.all(flags.map(({ id }) => store.readFlag(id)))
      expect(left).toEqual([null, null, flags[2]])
      expect((await store.summarize(conversation)).flags).toBe(1)
    })

    it('respects a flag whose time was changed', async () => {
      const { store } = place()
      const conversation = newConversation()
      const longer = flag(conversation, `longer-${conversation}`, { expiresAt: start + day })
      await store.commit(commit(conversation, { flags: [longer] }))
      await store.updateFlag({ ...longer, version: 2, expiresAt: start + 9 * day })
      await store.purge(start + 8 * day)
      expect((await store.readFlag(longer.id))?.version).toBe(2)
      await store.purge(start + 9 * day)
      expect(await store.readFlag(longer.id)).toBeNull()
    })

    it('erases many at once', async () => {
      const { store } = place()
      const conversation = newConversation()
      const flags = Array.from({ length: 1200 }, (_, index) =>
        flag(conversation, `many-${index}`, { expiresAt: start + minute }),
      )
      await store.commit(commit(conversation, { flags }))
      await store.purge(start + minute)
      expect((await store.summarize(conversation)).flags).toBe(0)
    })

    it('erases conversations and their outbox when they have expired', async () => {
      const { store } = place()
      const conversation = newConversation()
      // By the real clock, which is the one that Redis goes by.
      const expiresAt = Date.now() + 300
      await store.commit(
        commit(conversation, { expiresAt, now: Date.now(), outbox: [item(conversation, '1.0')] }),
      )
      expect((await store.load(conversation, 1)).version).toBe(1)
      await vi.waitFor(async () => {
        await store.purge(Date.now())
        expect(await store.summarize(conversation)).toEqual({ conversations: 0, outboxItems: 0, flags: 0 })
      })
      expect((await store.load(conversation, 1)).version).toBe(0)
    })

    it('remembers answered updates for two days', async () => {
      const { store } = place()
      const conversation = newConversation()
      await store.commit(commit(conversation, { updateId: 41 }))
      await store.purge(start + 2 * day - 1)
      expect((await store.load(conversation, 41)).answered).toBe(true)
      const later = start + 2 * day
      await store.purge(later)
      await store.commit(commit(conversation, { expectedVersion: 1, updateId: 42, now: later }))
      expect((await store.load(conversation, 41)).answered).toBe(false)
      expect((await store.load(conversation, 42)).answered).toBe(true)
    })
  })
}
