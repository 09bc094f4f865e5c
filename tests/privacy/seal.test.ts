import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newDataKey, parseDataKeys, type DataKeys } from '../../src/privacy/data-key.ts'
import { createSeal } from '../../src/privacy/seal.ts'

const keys = (...texts: readonly string[]): DataKeys => parseDataKeys(texts.join(','), 'test')
const [oldKey, newKey, strangeKey] = [newDataKey(), newDataKey(), newDataKey()]
const { seal, open } = createSeal(keys(newKey))

/** Any text but lone halves of surrogate pairs, which UTF-8 cannot hold. */
const anyText = fc.string({ unit: 'binary', maxLength: 300 })
const anyPurpose = fc.string({ maxLength: 40 })

describe('a sealed text', () => {
  it('opens to what it was, for the purpose it was sealed for', () => {
    fc.assert(
      fc.property(anyText, anyPurpose, (text, purpose) => {
        expect(open(seal(text, purpose), purpose)).toBe(text)
      }),
    )
  })

  it('opens for no other purpose', () => {
    fc.assert(
      fc.property(anyText, anyPurpose, anyPurpose, (text, purpose, other) => {
        fc.pre(purpose !== other)
        expect(open(seal(text, purpose), other)).toBeNull()
      }),
    )
  })

  it('opens no more when a single bit was changed', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat({ max: 7 }), (text, place, bit) => {
        const [version, id, body = ''] = seal(text, 'flag').split('.')
        const bytes = Buffer.from(body, 'base64url')
        const at = place % bytes.length
        bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
        expect(open(`${version}.${id}.${bytes.toString('base64url')}`, 'flag')).toBeNull()
      }),
    )
  })

  it('opens no more when it was cut short', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, length) => {
        const sealed = seal(text, 'flag')
        expect(open(sealed.slice(0, length % sealed.length), 'flag')).toBeNull()
      }),
    )
  })

  it('is never the same twice, and shows nothing of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), (text) => {
        const [one, two] = [seal(text, 'flag'), seal(text, 'flag')]
        expect(one).not.toBe(two)
        expect(one).toMatch(/^v1\.[\w-]{8}\.[\w-]+$/)
        expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').includes(text)).toBe(false)
      }),
    )
  })

  it.each([
    ['nothing', ''],
    ['a clear text', '{"route":"suicide"}'],
    ['another version', seal('text', 'flag').replace(/^v1/, 'v2')],
    ['another part behind it', `${seal('text', 'flag')}.more`],
    ['a key id that is a property of objects', seal('text', 'flag').replace(/\.[\w-]{8}\./, '.__proto__.')],
  ])('is null for %s', (_what, sealed) => {
    expect(open(sealed, 'flag')).toBeNull()
  })

  it('is null, and does not throw, for anything at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(open(text, 'flag')).toBeNull()
      }),
    )
  })
})

describe('key rotation', () => {
  const before = createSeal(keys(oldKey))
  const during = createSeal(keys(newKey, oldKey))
  const after = createSeal(keys(newKey))

  it('opens what the old key sealed, as long as it is listed', () => {
    const sealed = before.seal('text', 'flag')
    expect(during.open(sealed, 'flag')).toBe('text')
    expect(after.open(sealed, 'flag')).toBeNull()
  })

  it('seals with the newest key', () => {
    const sealed = during.seal('text', 'flag')
    expect(after.open(sealed, 'flag')).toBe('text')
    expect(before.open(sealed, 'flag')).toBeNull()
  })

  it('opens nothing with a key that never sealed', () => {
    expect(createSeal(keys(strangeKey)).open(during.seal('text', 'flag'), 'flag')).toBeNull()
  })
})
