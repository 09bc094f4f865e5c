import { describe, expect, it } from 'vitest'
import { commit, day, flag, newConversation, start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

export function flagContract(place: () => StorePlace): void {
  describe('a flag', () => {
    it('is null when it was never raised', async () => {
      expect(await place().store.readFlag('no-such-flag')).toBeNull()
    })

    it('changes only from the version that was read', async () => {
      const { store } = place()
      const conversation = newConversation()
      const raised = flag(conversation, `changed-${conversation}`)
      await store.commit(commit(conversation, { flags: [raised] }))
      const seen = {
        ...raised,
        version: 2,
        state: 'claimed' as const,
        holder: 'a-moderator',
        dueAt: start + day,
        payload: 'resealed',
      }
      expect(await store.updateFlag(seen)).toBe('updated')
      expect(await store.updateFlag({ ...raised, version: 2 })).toBe('conflict')
      expect(await store.updateFlag({ ...seen, version: 4 })).toBe('conflict')
      expect(await store.readFlag(raised.id)).toEqual(seen)
    })

    it('is not made by a change', async () => {
      const conversation = newConversation()
      const never = flag(conversation, `never-${conversation}`)
      expect(await place().store.updateFlag(never)).toBe('conflict')
      expect(await place().store.readFlag(never.id)).toBeNull()
    })

    it('keeps what it is when its id is raised again', async () => {
      const { store } = place()
      const conversation = newConversation()
      const raised = flag(conversation, `again-${conversation}`)
      await store.commit(commit(conversation, { flags: [raised] }))
      const again = { ...raised, payload: 'another' }
      await store.commit(commit(conversation, { expectedVersion: 1, updateId: 2, flags: [again] }))
      expect(await store.readFlag(raised.id)).toEqual(raised)
    })

    it('is listed with all others, newest first', async () => {
      const { store } = place()
      const ages = [5, 1, 3]
      const raised = ages.map((age) => {
        const conversation = newConversation()
        return flag(conversation, `listed-${conversation}`, { createdAt: start + day - age })
      })
      for (const one of raised) await store.commit(commit(one.conversation, { flags: [one] }))
      expect(await store.listFlags({ limit: 2 })).toEqual([raised[1], raised[2]])
      expect((await store.listFlags({ limit: 3 }))[2]).toEqual(raised[0])
    })
  })
}
