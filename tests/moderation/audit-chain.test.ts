import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { auditActSchema, type AuditAct } from '../../src/moderation/audit-act.ts'
import { chained, checkedFurther, unchecked } from '../../src/moderation/audit-chain.ts'
import type { AuditRecord } from '../../src/store/store.ts'
import { start } from './flags.ts'

function chainOf(count: number): AuditRecord[] {
  const entries: AuditRecord[] = []
  for (let index = 0; index < count; index += 1) {
    const act: AuditAct = {
      id: `f:${index}`,
      at: start + index,
      flag: 'f',
      actor: index % 2 === 0 ? 'ann' : null,
      act: 'note',
      facts: { category: 'suicide', note: 'waiting' },
    }
    entries.push(chained(act, entries.at(-1) ?? null))
  }
  return entries
}

describe('the chain', () => {
  test('holds, in pages of any size', () => {
    const entries = chainOf(20)
    for (const size of [1, 3, 20]) {
      let state = unchecked
      for (let from = 0; from < entries.length; from += size)
        state = checkedFurther(state, entries.slice(from, from + size))
      expect(state).toEqual({ last: entries.at(-1), checked: 20, fault: null })
    }
  })

  test('shows any change of any field of any entry', () => {
    const entries = chainOf(6)
    const field = fc.constantFrom(
      'id',
      'flag',
      'actor',
      'act',
      'facts',
      'previous',
      'hash',
      'at',
      'sequence',
    ) satisfies fc.Arbitrary<keyof AuditRecord>
    fc.assert(
      fc.property(fc.nat({ max: 5 }), field, (at, name) => {
        const forged = entries.map((entry, index) =>
          index === at
            ? { ...entry, [name]: typeof entry[name] === 'number' ? entry[name] + 1 : 'forged' }
            : entry,
        )
        expect(checkedFurther(unchecked, forged).fault).not.toBeNull()
      }),
    )
  })

  test('shows an entry that was taken out, put in, or moved', () => {
    const entries = chainOf(6)
    const faultOf = (changed: readonly AuditRecord[]) => checkedFurther(unchecked, changed).fault
    expect(faultOf(entries.toSpliced(2, 1))).toEqual({ kind: 'entry-missing', sequence: 4 })
    const [, , third] = entries
    if (third === undefined) throw new Error('no third entry')
    expect(faultOf(entries.toSpliced(2, 0, third))).not.toBeNull()
    expect(faultOf(entries.toReversed())).not.toBeNull()
  })

  test('cannot be made anew from a forged middle without changing all that follows', () => {
    const entries = chainOf(6)
    const second = entries[1]
    if (second === undefined) throw new Error('no second entry')
    const forged = chained(
      { id: 'x', at: start, flag: 'f', actor: 'nobody', act: 'claim', facts: {} },
      second,
    )
    expect(checkedFurther(unchecked, entries.toSpliced(2, 1, forged)).fault).toEqual({
      kind: 'link-broken',
      sequence: 4,
    })
  })

  test('may begin later: what is older than a year has left', () => {
    expect(checkedFurther(unchecked, chainOf(6).slice(2)).fault).toBeNull()
  })
})

test('an act takes no text: facts are short names from fixed lists', () => {
  const act = {
    id: 'f:1',
    at: start,
    flag: 'f',
    actor: null,
    act: 'note',
    facts: { note: 'she lives at 5 Main St' },
  }
  expect(auditActSchema.safeParse(act).success).toBe(false)
})
