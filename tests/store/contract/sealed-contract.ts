import { describe, expect, it } from 'vitest'
import type { SealedValue, Store } from '../../../src/store/store.ts'
import { commit, flag, item, newConversation, start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

export async function everySealed(store: Store, size: number): Promise<readonly SealedValue[]> {
  const found: SealedValue[] = []
  for (let after: string | null = null; ;) {
    const page = await store.sealedPage(after, size)
    found.push(...page.values)
    if (page.next === null) return found
    after = page.next
  }
}

export function sealedContract(place: () => StorePlace): void {
  const filled = async () => {
    const conversation = newConversation()
    const raised = flag(conversation, `sealed-${conversation}`)
    await place().store.commit(
      commit(conversation, {
        snapshot: `snapshot of ${conversation}`,
        outbox: [item(conversation, '1.0'), item(conversation, '1.1')],
        flags: [raised],
        neighbours: [1, 2].map((number) => ({
          flagId: raised.id,
          payload: `near ${number} ${conversation}`,
        })),
      }),
    )
    return { conversation, raised }
  }
  const of = (conversation: string, values: readonly SealedValue[]) =>
    values.filter((value) => value.kind !== 'setting' && value.conversation === conversation)

  describe('a setting', () => {
    it('is written by one of many who expect the same', async () => {
      const { store } = place()
      const swap = (expected: string | null) =>
        Promise.all(
          Array.from({ length: 20 }, (_, who) => store.swapSetting('swapped', expected, `by ${who}`)),
        )
      for (const expected of [null, 'again']) {
        if (expected !== null) await store.writeSetting('swapped', expected)
        const results = await swap(expected)
        expect(results.filter(Boolean)).toHaveLength(1)
        expect(await store.readSetting('swapped')).toBe(`by ${results.indexOf(true)}`)
      }
      expect(await store.swapSetting('swapped', 'something else', 'never')).toBe(false)
      expect(await store.swapSetting('no-such-setting', 'anything', 'never')).toBe(false)
      expect(await store.readSetting('no-such-setting')).toBeNull()
    })
  })

  describe('what is sealed', () => {
    it.each([1, 3, 1000])('is met by a walk in pages of %i', async (size) => {
      const { store } = place()
      const [first, second] = [await filled(), await filled()]
      await store.writeSetting('walked', 'a sealed setting')
      const met = await everySealed(store, size)
      expect(met).toContainEqual({ kind: 'setting', name: 'walked', payload: 'a sealed setting' })
      for (const { conversation, raised } of [first, second]) {
        const wanted: readonly SealedValue[] = [
          { kind: 'snapshot', conversation, payload: `snapshot of ${conversation}` },
          ...['1.0', '1.1'].map((id): SealedValue => ({
            kind: 'outbox',
            conversation,
            id,
            payload: item(conversation, id).payload,
          })),
          { kind: 'flag', conversation, id: raised.id, payload: raised.payload },
          ...[1, 2].map((number): SealedValue => ({
            kind: 'neighbour',
            conversation,
            flagId: raised.id,
            payload: `near ${number} ${conversation}`,
          })),
        ]
        expect(new Set(of(conversation, met).map((value) => JSON.stringify(sorted(value))))).toEqual(
          new Set(wanted.map((value) => JSON.stringify(sorted(value)))),
        )
      }
    })

    it('is put anew in its place, and nothing else changes', async () => {
      const { store } = place()
      const { conversation, raised } = await filled()
      await store.writeSetting('sealed-anew', 'before')
      await store.claimOutboxItem(conversation, '1.1', start, start + 1000)
      const held = [
        ...of(conversation, await everySealed(store, 100)),
        { kind: 'setting', name: 'sealed-anew', payload: 'before' } as const,
      ]
      for (const value of held) {
        expect(await store.swapSealed({ ...value, payload: 'another' }, 'never')).toBe(false)
        expect(await store.swapSealed(value, `${value.payload} anew`)).toBe(true)
        expect(await store.swapSealed(value, 'never')).toBe(false)
      }
      expect(await store.load(conversation, 1)).toEqual({
        version: 1,
        snapshot: `snapshot of ${conversation} anew`,
        answered: true,
        mutedUntil: 0,
      })
      const first = item(conversation, '1.0')
      expect(await store.readOutboxItem(conversation, '1.0')).toEqual({
        ...first,
        payload: `${first.payload} anew`,
      })
      expect((await store.readOutboxItem(conversation, '1.1'))?.claimed).toBe(true)
      expect(await store.readFlag(raised.id)).toEqual({ ...raised, payload: `${raised.payload} anew` })
      expect(await store.readNeighbours(raised)).toEqual(
        [1, 2].map((number) => `near ${number} ${conversation} anew`),
      )
      expect(await store.readSetting('sealed-anew')).toBe('before anew')
      // A worker that has read the flag before changes it as ever.
      expect(await store.updateFlag({ ...raised, version: 2 })).toBe('updated')
    })

    it('does not come back when it is erased meanwhile', async () => {
      const { store } = place()
      const { conversation } = await filled()
      const held = of(conversation, await everySealed(store, 100))
      await store.forget([conversation])
      for (const value of held) expect(await store.swapSealed(value, 'back again')).toBe(false)
      expect(of(conversation, await everySealed(store, 100))).toEqual([])
    })
  })
}

function sorted(value: SealedValue): readonly (readonly [string, unknown])[] {
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
