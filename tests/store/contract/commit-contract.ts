import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commit, day, flag, item, newConversation, start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

export function commitContract(place: () => StorePlace): void {
  describe('a conversation', () => {
    it('has version 0 and no snapshot before its first commit', async () => {
      expect(await place().store.load(newConversation(), 1)).toEqual({
        version: 0,
        snapshot: null,
        answered: false,
        mutedUntil: 0,
      })
    })

    it('is kept with its version', async () => {
      const { store } = place()
      const conversation = newConversation()
      expect(await store.commit(commit(conversation, { snapshot: 'first' }))).toBe('committed')
      expect(
        await store.commit(commit(conversation, { expectedVersion: 1, updateId: 2, snapshot: 'second' })),
      ).toBe('committed')
      expect(await store.load(conversation, 3)).toEqual({
        version: 2,
        snapshot: 'second',
        answered: false,
        mutedUntil: 0,
      })
    })

    it.each([
      ['an older version', 1],
      ['a version that was never there', 7],
      ['none, though there is one', 0],
    ])('refuses a commit that expects %s', async (_what, expectedVersion) => {
      const { store } = place()
      const conversation = newConversation()
      await store.commit(commit(conversation))
      await store.commit(commit(conversation, { expectedVersion: 1, updateId: 2, snapshot: 'kept' }))
      expect(await store.commit(commit(conversation, { expectedVersion, updateId: 3 }))).toBe('conflict')
      expect(await store.load(conversation, 3)).toEqual({
        version: 2,
        snapshot: 'kept',
        answered: false,
        mutedUntil: 0,
      })
    })

    it('refuses to begin at a version above 0', async () => {
      const conversation = newConversation()
      expect(await place().store.commit(commit(conversation, { expectedVersion: 1 }))).toBe('conflict')
    })

    it('answers no update twice, in whatever order they come', async () => {
      const { store } = place()
      const conversation = newConversation()
      await store.commit(commit(conversation, { updateId: 900 }))
      await store.commit(commit(conversation, { expectedVersion: 1, updateId: 5, snapshot: 'kept' }))
      for (const updateId of [900, 5]) {
        expect((await store.load(conversation, updateId)).answered).toBe(true)
        expect(await store.commit(commit(conversation, { expectedVersion: 2, updateId }))).toBe('duplicate')
      }
      expect(await store.load(conversation, 6)).toEqual({
        version: 2,
        snapshot: 'kept',
        answered: false,
        mutedUntil: 0,
      })
    })

    it('says duplicate rather than conflict, so that nobody recomputes in vain', async () => {
      const { store } = place()
      const conversation = newConversation()
      await store.commit(commit(conversation))
      expect(await store.commit(commit(conversation, { expectedVersion: 0 }))).toBe('duplicate')
    })

    it('knows the same update of another conversation as another update', async () => {
      const { store } = place()
      await store.commit(commit(newConversation(), { updateId: 77 }))
      expect(await store.commit(commit(newConversation(), { updateId: 77 }))).toBe('committed')
    })

    it('takes update ids and times as large as they come', async () => {
      const { store } = place()
      const conversation = newConversation()
      const updateId = 2 ** 40 + 1
      await store.commit(commit(conversation, { updateId, expiresAt: start + 36_500 * day }))
      expect((await store.load(conversation, updateId)).answered).toBe(true)
      expect((await store.load(conversation, updateId - 1)).answered).toBe(false)
    })
  })

  describe('a commit', () => {
    it('writes state, update, outbox and flags together', async () => {
      const { store } = place()
      const conversation = newConversation()
      const outbox = [item(conversation, '1.0'), item(conversation, '1.1', { crisis: true })]
      const flags = [flag(conversation, `flag-of-${conversation}`)]
      await store.commit(commit(conversation, { outbox, flags }))
      expect(await store.summarize(conversation)).toEqual({ conversations: 1, outboxItems: 2, flags: 1 })
      expect(await store.readOutboxItem(conversation, '1.1')).toEqual(outbox[1])
      expect(await store.readFlag(`flag-of-${conversation}`)).toEqual(flags[0])
    })

    it.each(['conflict', 'duplicate'] as const)('leaves no trace on a %s', async (refusal) => {
      const { store } = place()
      const conversation = newConversation()
      await store.commit(commit(conversation))
      const refused = refusal === 'conflict' ? { expectedVersion: 5, updateId: 2 } : { expectedVersion: 1 }
      const flagId = `refused-${conversation}`
      const result = await store.commit(
        commit(conversation, {
          ...refused,
          outbox: [item(conversation, '2.0')],
          flags: [flag(conversation, flagId)],
        }),
      )
      expect(result).toBe(refusal)
      expect(await store.summarize(conversation)).toEqual({ conversations: 1, outboxItems: 0, flags: 0 })
      expect(await store.readOutboxItem(conversation, '2.0')).toBeNull()
      expect(await store.readFlag(flagId)).toBeNull()
      expect(await store.listFlags({ limit: 1000 })).not.toContainEqual(
        expect.objectContaining({ id: flagId }),
      )
      const due = await store.findDueOutboxItems(start + day, start + day, 1000)
      expect(due.filter((found) => found.conversation === conversation)).toEqual([])
    })

    it('keeps every text as it was given', async () => {
      const { store } = place()
      await fc.assert(
        fc.asyncProperty(
          fc.string({ unit: 'grapheme', maxLength: 200 }).filter((text) => !text.includes('\0')),
          async (text) => {
            const conversation = newConversation()
            await store.commit(
              commit(conversation, {
                snapshot: text,
                outbox: [item(conversation, '1.0', { payload: text })],
                flags: [flag(conversation, conversation, { payload: text })],
              }),
            )
            expect((await store.load(conversation, 1)).snapshot).toBe(text)
            expect((await store.readOutboxItem(conversation, '1.0'))?.payload).toBe(text)
            expect((await store.readFlag(conversation))?.payload).toBe(text)
          },
        ),
        { numRuns: 30 },
      )
    })

    it('follows, over any series of commits, the version and the answered updates alone', async () => {
      const { store } = place()
      const attempt = fc.record({
        expectedVersion: fc.nat({ max: 4 }),
        updateId: fc.nat({ max: 6 }),
        snapshot: fc.string(),
      })
      await fc.assert(
        fc.asyncProperty(fc.array(attempt, { maxLength: 12 }), async (attempts) => {
          const conversation = newConversation()
          const answered = new Set<number>()
          let version = 0
          let snapshot: string | null = null
          for (const made of attempts) {
            const expected = answered.has(made.updateId)
              ? 'duplicate'
              : made.expectedVersion === version
                ? 'committed'
                : 'conflict'
            expect(await store.commit(commit(conversation, made))).toBe(expected)
            if (expected === 'committed') {
              version += 1
              snapshot = made.snapshot
              answered.add(made.updateId)
            }
            expect(await store.load(conversation, made.updateId)).toEqual({
              version,
              snapshot,
              answered: answered.has(made.updateId),
              mutedUntil: 0,
            })
          }
        }),
        { numRuns: 30 },
      )
    })
  })

  describe('a setting', () => {
    it('is null until it is written, and then what was written last', async () => {
      const { store } = place()
      expect(await store.readSetting('moved:1')).toBeNull()
      await store.writeSetting('moved:1', 'first')
      await store.writeSetting('moved:1', 'second')
      await store.writeSetting('moved:2', 'other')
      expect(await store.readSetting('moved:1')).toBe('second')
    })
  })
}
