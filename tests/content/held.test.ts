import { describe, expect, test } from 'vitest'
import { createGate } from '../../src/content/gate.ts'
import type { HeldFact } from '../../src/content/held.ts'
import { printMoment } from '../../src/content/help-lines/print-date.ts'
import { buildKit } from '../../src/content/load-content.ts'
import { flagCategories, shownStates } from '../../src/content/moderator-ids.ts'
import { plainReference } from '../../src/content/reference.ts'
import { loadAmounts } from '../../src/disk/load-amounts.ts'
import { languages } from '../../src/guardrails/languages.ts'
import { content, library, settings } from './shelf.ts'

const time = '2026-11-24T12:34:56Z'
const until = '2026-12-24T12:34:56Z'
/** With the words that are signed, as `content` has them. */
const kit = buildKit(library, settings)
const gate = createGate(content, loadAmounts())
const counts = [1, 2, 3, 4, 12]

const talk: readonly HeldFact[] = [
  ...(['open', 'crisis', 'confirmingErasure', 'choosingRegion'] as const).map((place) => ({
    what: 'where' as const,
    place,
  })),
  { what: 'spoken', language: 'es' },
  { what: 'topic', topic: 'liver' },
  { what: 'help-lines', route: 'suicide', time },
  { what: 'loss', time },
  ...counts.map((count) => ({ what: 'amounts' as const, count, time })),
  ...counts.map((count) => ({ what: 'illegal' as const, count, time })),
  ...counts.map((count) => ({ what: 'waiting' as const, count })),
  { what: 'muted', time },
]

describe.each(languages)('/mydata in %s', (language) => {
  const { held: words, voice } = kit.wordsIn(language)
  const check = (values: Parameters<typeof plainReference>[1]) => {
    const reference = plainReference('my-data-list', { language, ...values })
    const { text, entities } = content.render(reference)
    const payload = { chat_id: 1, text, entities, link_preview_options: { is_disabled: true } }
    expect(gate.check('sendMessage', payload, [reference]), text).toEqual({ passes: true })
    return String(text)
  }

  test('lets every fact through the gate', () => {
    for (const fact of talk) {
      const text = check({ values: { count: 0, days: 30, lifetime: 90, talk: [fact] } })
      expect(text).not.toMatch(/[{}]/)
    }
  })

  test('tells of every kind of flag in every state, in the language of the person', () => {
    for (const route of [...flagCategories, 'of-the-future'])
      for (const state of shownStates) {
        const held = counts.map((pieces, index) => ({ number: index + 1, route, state, time, until, pieces }))
        const text = check({ values: { count: held.length, days: 30, lifetime: 90, held } })
        expect(text).toContain(printMoment(time, voice))
        expect(text).toContain(printMoment(until, voice))
        expect(text).not.toMatch(/critical|false-alarm|[{}]/)
      }
  })

  test('fits in a message with everything that can be held', () => {
    const held = Array.from({ length: 200 }, (_, index) => ({
      number: index + 1,
      route: 'suicide',
      state: 'emergency' as const,
      time,
      until,
      pieces: 12,
    }))
    const text = check({ values: { count: held.length, days: 30, lifetime: 90, talk, held } })
    expect(text).toContain('/forget')
    expect(text.length).toBeLessThan(4000)
  })

  test('says that there is nothing when there is nothing', () => {
    expect(check({ values: { count: 0 } })).toContain(words.none)
  })
})

test('what a check-in says in Spanish is no English', () => {
  for (const card of ['check-in-seen', 'check-in-here'] as const)
    expect(content.isServed(card, 'es')).toBe(true)
})

test.each(languages)('the list of data is served in %s', (language) => {
  for (const card of ['my-data-list', 'my-data-more'] as const)
    expect(content.isServed(card, language)).toBe(true)
})
