import { describe, expect, it } from 'vitest'
import { commit, item, minute, newConversation, start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

export function outboxContract(place: () => StorePlace): void {
  /** Ids of what is due in one conversation. */
  const due = async (conversation: string, now: number, olderThan: number) =>
    (await place().store.findDueOutboxItems(now, olderThan, 10_000))
      .filter((found) => found.conversation === conversation)
      .map((found) => found.id)

  const withItems = async (...ids: readonly string[]) => {
    const conversation = newConversation()
    await place().store.commit(commit(conversation, { outbox: ids.map((id) => item(conversation, id)) }))
    return conversation
  }

  describe('the outbox', () => {
    it('gives its items oldest first, those of one commit in their order', async () => {
      const { store } = place()
      const conversation = newConversation()
      const ids = Array.from({ length: 12 }, (_, position) => `10.${position}`)
      await store.commit(commit(conversation, { outbox: ids.map((id) => item(conversation, id)) }))
      const later = item(conversation, '9.0', { createdAt: start + 1 })
      await store.commit(commit(conversation, { expectedVersion: 1, updateId: 2, outbox: [later] }))
      expect(await due(conversation, start + minute, start + minute)).toEqual([...ids, '9.0'])
    })

    it('gives the oldest of all conversations, and no more than asked for', async () => {
      const { store } = place()
      const conversations = [3, 1, 2].map((age) => ({ conversation: newConversation(), age }))
      for (const { conversation, age } of conversations) {
        const old = item(conversation, '1.0', { createdAt: start - age * 60 * minute })
        await store.commit(commit(conversation, { outbox: [old] }))
      }
      const found = await store.findDueOutboxItems(start, start - 30 * minute, 2)
      expect(found.map(({ conversation }) => conversation)).toEqual([
        conversations[0]?.conversation,
        conversations[2]?.conversation,
      ])
      await store.forget(conversations.map(({ conversation }) => conversation))
    })

    it('leaves young items to the worker that made them', async () => {
      const conversation = await withItems('1.0')
      expect(await due(conversation, start + minute, start)).toEqual([])
      expect(await due(conversation, start + minute, start + 1)).toEqual(['1.0'])
    })

    it('leaves a claimed item alone until its lease ends, and marks it as in doubt then', async () => {
      const { store } = place()
      const conversation = await withItems('1.0')
      expect(await store.claimOutboxItem(conversation, '1.0', start, start + minute)).toBe(true)
      expect(await due(conversation, start + minute - 1, start + minute)).toEqual([])
      expect(await due(conversation, start + minute, start + minute)).toEqual(['1.0'])
      expect((await store.readOutboxItem(conversation, '1.0'))?.claimed).toBe(true)
    })

    it('gives a claim to one worker, and to the next when the lease has ended', async () => {
      const { store } = place()
      const conversation = await withItems('1.0')
      expect(await store.claimOutboxItem(conversation, '1.0', start, start + minute)).toBe(true)
      expect(await store.claimOutboxItem(conversation, '1.0', start + 1, start + 2 * minute)).toBe(false)
      expect(await store.claimOutboxItem(conversation, '1.0', start + minute, start + 2 * minute)).toBe(true)
      expect(await store.claimOutboxItem(conversation, '1.0', start + minute, start + 2 * minute)).toBe(false)
    })

    it('lets nobody claim what is not there', async () => {
      const conversation = await withItems('1.0')
      const { store } = place()
      expect(await store.claimOutboxItem(conversation, '1.1', start, start + minute)).toBe(false)
      expect(await store.claimOutboxItem(newConversation(), '1.0', start, start + minute)).toBe(false)
    })

    it('forgets an item that was sent, however often that is said', async () => {
      const { store } = place()
      const conversation = await withItems('1.0', '1.1')
      await store.claimOutboxItem(conversation, '1.0', start, start + minute)
      await store.removeOutboxItem(conversation, '1.0')
      await store.removeOutboxItem(conversation, '1.0')
      expect(await store.readOutboxItem(conversation, '1.0')).toBeNull()
      expect(await store.claimOutboxItem(conversation, '1.0', start, start + minute)).toBe(false)
      expect(await due(conversation, start + minute, start + minute)).toEqual(['1.1'])
    })

    it('finds what is due behind many that are being sent', async () => {
      const { store } = place()
      const ids = Array.from({ length: 250 }, (_, position) => `1.${position}`)
      const conversation = await withItems(...ids)
      const busy = ids.slice(0, 240)
      await Promise.all(busy.map((id) => store.claimOutboxItem(conversation, id, start, start + minute)))
      expect(await due(conversation, start, start + minute)).toEqual(ids.slice(240))
    })
  })
}
