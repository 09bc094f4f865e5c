import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

interface Branch {
  readonly entity: { readonly type: string }
  readonly parts: readonly Part[]
}
type Part = string | Branch
interface Span {
  readonly type: string
  readonly offset: number
  readonly length: number
}
interface RichText {
  readonly parseText: (text: string, entities: readonly Span[]) => readonly Part[]
  readonly deepLinkPayload: (link: string, botUsername: string) => string | null
  readonly webAddress: (link: string) => string | null
}
interface Mark {
  readonly start: number
  readonly end: number
  readonly name: string
}
interface MarkedParts {
  readonly markedParts: (
    text: string,
    evidence: readonly Mark[],
  ) => readonly { readonly words: string; readonly names: readonly string[] }[]
}

/** The page is plain JavaScript without types: its modules are told theirs here. */
const load = async (name: string): Promise<unknown> =>
  await import(new URL(`../../../src/playground/page/${name}`, import.meta.url).href)
const richText = (await load('rich-text.js')) as RichText
const { markedParts } = (await load('marked-parts.js')) as MarkedParts

function wordsOf(parts: readonly Part[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : wordsOf(part.parts))).join('')
}

describe('a text with entities', () => {
  test('becomes a tree', () => {
    const entities = [
      { type: 'italic', offset: 6, length: 3 },
      { type: 'bold', offset: 0, length: 9 },
    ]
    expect(richText.parseText('hello you!', entities)).toMatchObject([
      { entity: { type: 'bold' }, parts: ['hello ', { entity: { type: 'italic' }, parts: ['you'] }] },
      '!',
    ])
  })

  test('loses no letter, whatever the entities are', () => {
    const span = fc.record({
      type: fc.constant('bold'),
      offset: fc.integer({ min: -2, max: 12 }),
      length: fc.nat(12),
    })
    fc.assert(
      fc.property(fc.string({ maxLength: 10 }), fc.array(span, { maxLength: 5 }), (text, spans) => {
        expect(wordsOf(richText.parseText(text, spans))).toBe(text)
      }),
    )
  })
})

test.each([
  ['https://t.me/some_bot?start=liver', 'liver'],
  ['t.me/Some_Bot?start=crisis', 'crisis'],
  ['https://t.me/some_bot', ''],
  ['https://t.me/another_bot?start=liver', null],
  ['https://example.org/some_bot?start=liver', null],
])('the link %s starts the bot with %s', (link, payload) => {
  expect(richText.deepLinkPayload(link, 'some_bot')).toBe(payload)
})

test.each([
  ['findahelpline.com', 'https://findahelpline.com/'],
  ['http://example.org/a', 'http://example.org/a'],
  ['javascript:alert(1)', null],
  ['data:text/html,hi', null],
])('the link %s opens %s', (link, address) => {
  expect(richText.webAddress(link)).toBe(address)
})

describe('evidence', () => {
  test('is marked where it stands, overlaps and all', () => {
    const evidence = [
      { start: 2, end: 6, name: 'one' },
      { start: 4, end: 8, name: 'two' },
      { start: 0, end: 0, name: 'whole' },
    ]
    expect(markedParts('0123456789', evidence)).toEqual([
      { words: '01', names: [] },
      { words: '23', names: ['one'] },
      { words: '45', names: ['one', 'two'] },
      { words: '67', names: ['two'] },
      { words: '89', names: [] },
    ])
  })
})
