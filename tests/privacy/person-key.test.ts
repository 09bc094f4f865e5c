import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createPrivacy } from '../../src/privacy/create-privacy.ts'
import { newDataKey, parseDataKeys } from '../../src/privacy/data-key.ts'

const [oldKey, newKey] = [newDataKey(), newDataKey()]
const privacyOf = (...texts: readonly string[]) => createPrivacy(parseDataKeys(texts.join(','), 'test'))
/** Telegram's ids fit in 52 bits; those of groups are negative. */
const anyId = fc.integer({ min: -(2 ** 52), max: 2 ** 52 })

describe('the name of a person', () => {
  const privacy = privacyOf(oldKey)
  const personKey = (id: number) => privacy.personKey(id)

  it('is the same for the same person, and another for anybody else', () => {
    fc.assert(
      fc.property(anyId, anyId, (one, other) => {
        expect(personKey(one)).toBe(privacyOf(oldKey).personKey(one))
        expect(personKey(one) === personKey(other)).toBe(one === other)
      }),
    )
  })

  it('shows nothing of the id, and fits where names stand', () => {
    fc.assert(
      fc.property(anyId, (id) => {
        expect(personKey(id)).toMatch(/^[\w-]{22}$/)
        if (Math.abs(id) > 9999) expect(personKey(id)).not.toContain(String(Math.abs(id)))
      }),
    )
  })

  it('is another under another key', () => {
    expect(personKey(4242)).not.toBe(privacyOf(newKey).personKey(4242))
  })

  it('stays when a new key is put in front', () => {
    expect(privacyOf(newKey, oldKey).personKey(4242)).toBe(personKey(4242))
  })

  it('is the same in every release: a change would cut everybody off', () => {
    const fixed = privacyOf('00'.repeat(32))
    expect(fixed.personKey(4242)).toBe('wrAORz3ttd1BXQlEUEUZv_')
    expect(fixed.personKey(-1_001_234_567_890)).toBe('YJoQ6PDt3iyK9_FrBbN3y3')
  })
})
