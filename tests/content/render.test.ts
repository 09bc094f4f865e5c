import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionIds, sectionIds, type KeyboardSlot } from '../../src/content/button.ts'
import { cardIds, crisisCardIds } from '../../src/content/card-ids.ts'
import type { Reference } from '../../src/content/reference.ts'
import { languages } from '../../src/guardrails/languages.ts'
import { crisisRoutes, topicIds } from '../../src/guardrails/routes.ts'
import { content, library, reference, region } from './shelf.ts'

const entries = [...cardIds, ...topicIds.map((topic) => `topic:${topic}` as const)]
const anyNumber = fc.oneof(fc.integer(), fc.constantFrom(-1, 0, 1e9, Number.NaN, Infinity, 0.5))
const code = fc.oneof(
  fc.constantFrom(...library.helpLines.keys(), 'GH', 'xx', '').map(region),
  fc.constant(null),
)

const slot: fc.Arbitrary<KeyboardSlot> = fc.oneof(
  fc.constantFrom(...actionIds).map((id) => ({ kind: 'action' as const, id })),
  fc.constantFrom(...sectionIds).map((section) => ({ kind: 'section-topics' as const, section })),
  fc.record({ kind: fc.constant('topic' as const), topic: fc.constantFrom(...topicIds), page: anyNumber }),
  fc.record({ kind: fc.constant('related-topics' as const), topic: fc.constantFrom(...topicIds) }),
  fc.record({ kind: fc.constant('region-list' as const), page: anyNumber }),
  fc.record({ kind: fc.constant('country-lines' as const), page: anyNumber }),
  fc.record({ kind: fc.constant('overdose-step' as const), step: anyNumber }),
  fc.constantFrom<KeyboardSlot>({ kind: 'all-sections' }, { kind: 'language-list' }),
  fc.string().map((payload) => ({ kind: 'private-link' as const, payload })),
  fc.string().map((flagId) => ({ kind: 'console-app' as const, flagId })),
  fc.string().map((flagId) => ({ kind: 'console-link' as const, flagId })),
  fc.string().map((flagId) => ({ kind: 'flag' as const, act: 'claim' as const, flagId })),
)

/** Also references that only an older version, or nobody, could have written. */
const anyReference: fc.Arbitrary<Reference> = fc.record({
  entry: fc.oneof(
    fc.constantFrom(...entries),
    fc.string().map((text) => text as Reference['entry']),
  ),
  language: fc.oneof(
    fc.constantFrom(...languages),
    fc.string().map((text) => text as Reference['language']),
  ),
  region: code,
  variant: anyNumber,
  page: anyNumber,
  also: fc.array(fc.constantFrom(...crisisRoutes), { maxLength: 5 }),
  values: fc.record(
    {
      topic: fc.constantFrom(...topicIds),
      section: fc.constantFrom(...sectionIds),
      count: anyNumber,
      days: anyNumber,
      time: fc.oneof(fc.string(), fc.constant('2026-11-24T12:34:56.000Z')),
      excerpt: fc.string({ unit: 'binary', maxLength: 6000 }),
    },
    { requiredKeys: [] },
  ),
  keyboard: fc.array(fc.array(slot, { maxLength: 4 }), { maxLength: 4 }),
})

describe('rendering', () => {
  test('is total: any reference gives a message that Telegram takes, the same every time', () => {
    fc.assert(
      fc.property(anyReference, (one) => {
        const message = content.render(one)
        expect(message.text.trim()).toBe(message.text)
        expect(message.text.length).toBeGreaterThan(0)
        expect(message.text.length).toBeLessThanOrEqual(4096)
        for (const { offset, length } of message.entities)
          expect(offset + length).toBeLessThanOrEqual(message.text.length)
        for (const button of message.keyboard.flat()) {
          expect(button.text.trim()).not.toBe('')
          if ('callback_data' in button)
            expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64)
        }
        expect(content.render(one)).toEqual(message)
      }),
      { numRuns: 400 },
    )
  })

  test('every crisis card fits with all help lines, for every country, in every language', () => {
    const lengths = crisisCardIds.flatMap((entry) =>
      languages.flatMap((language) =>
        [...library.helpLines.keys(), null].map(
          (where) =>
            content.render(reference(entry, { language, region: where, also: crisisRoutes })).text.length,
        ),
      ),
    )
    expect(Math.max(...lengths)).toBeLessThan(4096)
  })

  test('an unfilled place never reaches a person', () => {
    for (const entry of entries)
      for (const where of [null, region('US'), region('ZZ')])
        expect(content.render(reference(entry, { region: where })).text).not.toMatch(/\{|\}/)
  })

  test('a card that shows every line gets none of them twice', () => {
    const alone = content.render(reference('crisis-lines')).text
    expect(content.render(reference('crisis-lines', { also: ['suicide'] })).text).toBe(alone)
  })

  describe('a message with two needs', () => {
    const cards = ['distress', 'human-check', 'region-set', 'unreadable', 'dosing', 'barrier-silent'] as const
    const places = [...library.helpLines.keys(), null]
    const needs = [
      ['suicide'],
      ['overdose'],
      ['overdose', 'suicide'],
      ['medical', 'violence', 'suicide', 'overdose'],
    ] as const

    /** The ways to reach a help line. Emergency numbers and directories may be said again. */
    const ways = (entry: Reference['entry'], where: Reference['region'], also: Reference['also'] = []) =>
      content
        .render(reference(entry, { region: where, also }))
        .text.split('\n')
        .filter(
          (row) => /^(Call|Text|Chat: )/.test(row) && !/· (emergency services|ambulance|police)$/.test(row),
        )

    /** Without names: one number may serve two lines, but never twice under the same name. */
    const reaches = (rows: readonly string[]) => new Set(rows.map((row) => row.split(' · ')[0]))
    const withLines = crisisCardIds.filter((id) => /^(group-)?crisis-/.test(id))

    test.each([...cards, ...withLines])('%s shows each line once, and loses none', (entry) => {
      for (const where of places)
        for (const also of needs) {
          const shown = ways(entry, where, also)
          const alone = [entry, ...also.map((route) => `also-${route}` as const)].flatMap((part) =>
            ways(part, where),
          )
          expect(shown).toEqual([...new Set(shown)])
          // The card with every line adds nothing below itself.
          if (entry !== 'crisis-lines') expect(reaches(shown)).toEqual(reaches(alone))
        }
    })

    test('a line keeps its name when the row above it is left out', () => {
      const { text } = content.render(
        reference('crisis-violence-child', { region: region('US'), also: ['violence'] }),
      )
      expect(text).toContain('Text START to 88788 · National Domestic Violence Hotline')
    })

    test('words over lines never stand alone', () => {
      for (const where of places)
        expect(
          content.render(reference('distress', { region: where, also: ['violence', 'suicide'] })).text,
        ).not.toMatch(/(is there|threatens you):\n\n(If (you |some)|$)/)
    })
  })

  test('wordings go round', () => {
    const text = (variant: number) => content.render(reference('crisis-suicide', { variant })).text
    expect(text(3)).toBe(text(0))
    expect(text(-1)).toBe(text(2))
    expect(new Set([0, 1, 2].map(text)).size).toBe(3)
  })

  test('pages that do not exist are the nearest, and buttons lead only to pages that do', () => {
    const keyboard: Reference['keyboard'] = [
      [
        { kind: 'topic', topic: 'naloxone', page: -1 },
        { kind: 'topic', topic: 'naloxone', page: 1 },
      ],
    ]
    const first = content.render(reference('topic:naloxone', { page: 0, keyboard }))
    expect(content.render(reference('topic:naloxone', { page: -5, keyboard })).text).toBe(first.text)
    expect(first.keyboard).toEqual([[{ text: 'More', callback_data: 'topic:naloxone:1' }]])
  })

  test('the last page of a topic names its sources with years, the date, and who has read it', () => {
    const last = content.render(reference('topic:liver', { page: 99 })).text
    expect(last).toMatch(/^Sources: .*\(\d{4}/m)
    expect(last).toMatch(/^Checked: \d{4}-\d{2}-\d{2} \(checked against these sources by the maintainers/m)
  })

  test('a Spanish topic has its date and the names of its sources in Spanish, and the laws of the states too', () => {
    const last = content.render(reference('topic:strains', { language: 'es', page: 99 })).text
    expect(last).toContain('FDA de EE. UU. (2018)')
    expect(last).toMatch(/^Revisado: \d{1,2} de [a-z]+ de \d{4} \(/m)
    const law = content.render(reference('topic:legal-status', { language: 'es', page: 4 })).text
    expect(law).toMatch(/Luisiana, kratom: prohibido\. Visto el \d{1,2} de [a-z]+ de \d{4} \(.+\)\./)
  })

  test('a status of the law never stands without its date and source', () => {
    const pages = Array.from(
      { length: 9 },
      (_, page) => content.render(reference('topic:legal-status', { page })).text,
    )
    const rows = [...new Set(pages)]
      .flatMap((text) => text.split('\n'))
      .filter((row) => / (kratom|7-OH): /.test(row))
    expect(rows.length).toBeGreaterThan(15)
    for (const row of rows) expect(row).toMatch(/Seen \d{4}-\d{2}-\d{2} \(.+\)\.$/)
    expect(pages.filter((text) => text.includes('Check the authority')).length).toBeGreaterThan(0)
  })

  test('numbers in Arabic text keep their own order', () => {
    const { text } = content.render(reference('crisis-suicide', { language: 'ar', region: region('US') }))
    expect(text).toContain('\u2066988\u2069')
  })
})
