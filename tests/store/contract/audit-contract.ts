import { describe, expect, it } from 'vitest'
import { chained, checkedFurther, unchecked } from '../../../src/moderation/audit-chain.ts'
import type { AuditAct } from '../../../src/moderation/audit-act.ts'
import { auditLifetime } from '../../../src/store/store.ts'
import { start } from '../examples.ts'
import type { StorePlace } from '../store-contract.ts'

export function auditContract(place: () => StorePlace): void {
  const act = (id: string, at = start): AuditAct => ({
    id,
    at,
    flag: 'f',
    actor: 'm',
    act: 'claim',
    facts: { category: 'suicide' },
  })
  const append = async (one: AuditAct) => {
    const { store } = place()
    for (;;) {
      const result = await store.appendAudit(chained(one, await store.lastAudit()))
      if (result !== 'conflict') return result
    }
  }

  describe('the audit trail', () => {
    const all = async () => {
      const pages = []
      let state = unchecked
      for (let after = 0; ;) {
        const page = await place().store.readAudit(after, 7)
        pages.push(...page)
        state = checkedFurther(state, page)
        after = page.at(-1)?.sequence ?? 0
        if (page.length < 7) return { entries: pages, state }
      }
    }

    it('is written by many at once without a gap, each act once', async () => {
      const before = (await all()).entries.length
      const ids = Array.from({ length: 30 }, (_, index) => `act-${index}`)
      const results = await Promise.all([...ids, ...ids].map((id) => append(act(id))))
      expect(results.filter((result) => result === 'appended')).toHaveLength(30)
      expect(results.filter((result) => result === 'known')).toHaveLength(30)
      const { entries, state } = await all()
      expect(entries).toHaveLength(before + 30)
      expect(state.fault).toBeNull()
      expect(await place().store.lastAudit()).toEqual(entries.at(-1))
    })

    it('refuses an entry that does not follow the last one', async () => {
      const { store } = place()
      await append(act('follows'))
      const last = await store.lastAudit()
      const next = chained(act('next'), last)
      expect(await store.appendAudit({ ...next, previous: 'f'.repeat(64) })).toBe('conflict')
      expect(await store.appendAudit({ ...next, sequence: next.sequence + 1 })).toBe('conflict')
      expect(await store.lastAudit()).toEqual(last)
    })

    it('has its end noted, and the note moves only as the trail grows', async () => {
      const { store } = place()
      await append(act('noted'))
      const last = await store.lastAudit()
      const end = await store.auditEnd()
      expect(end).toEqual({ sequence: last?.sequence, hash: last?.hash })
      await append(act('noted'))
      expect(await store.auditEnd()).toEqual(end)
      await append(act('noted-again'))
      expect(await store.auditEnd()).toMatchObject({ sequence: (end?.sequence ?? 0) + 1 })
      await place().restart()
      expect(await place().store.auditEnd()).toMatchObject({ sequence: (end?.sequence ?? 0) + 1 })
    })

    it('survives a restart and the erasing of a person, and is kept for a year', async () => {
      await append(act('kept'))
      const { entries } = await all()
      await place().restart()
      await place().store.purge(start + auditLifetime - 1)
      expect((await all()).entries).toEqual(entries)
      await append(act('a-year-later', start + auditLifetime))
      await place().store.purge(start + auditLifetime)
      const { entries: left, state } = await all()
      expect(left.map(({ id }) => id)).toEqual(['a-year-later'])
      expect(state.fault).toBeNull()
      await append(act('goes-on', start + auditLifetime))
      expect((await all()).state).toMatchObject({ checked: 2, fault: null })
    })
  })
}
