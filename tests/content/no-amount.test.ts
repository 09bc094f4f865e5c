import { describe, expect, test } from 'vitest'
import { cardIds, crisisCardIds } from '../../src/content/card-ids.ts'
import { buildKit } from '../../src/content/load-content.ts'
import type { Reference } from '../../src/content/reference.ts'
import { textParts } from '../../src/content/render/render-message.ts'
import { asIfSigned } from '../../src/content/sign-off/as-if-signed.ts'
import { loadAmounts } from '../../src/disk/load-amounts.ts'
import { languages } from '../../src/guardrails/languages.ts'
import { topicIds } from '../../src/guardrails/routes.ts'
import { day, library, reference, region, settings } from './shelf.ts'

const findAmounts = loadAmounts()
// Also what still waits for a signature: it will go out one day.
const kit = buildKit(asIfSigned(library, day), settings)

function amountsIn(references: readonly Reference[]): readonly string[] {
  const parts = references.flatMap((one) => textParts(kit, one))
  const texts = new Map(parts.map((part) => [`${part.firstAid} ${part.text}`, part]))
  return [...texts.values()].flatMap(({ text, firstAid }) =>
    findAmounts(text, { firstAid }).map((found) => `"${found.text}" in: ${text.slice(0, 60)}`),
  )
}

const many = [0, 1, 2, 3, 4, 5, 6, 7, 8]
const values = {
  count: 3,
  topic: 'liver',
  section: 'kratom',
  language: 'en',
  time: '2026-11-24T10:00:00Z',
} as const

describe('no message holds an amount, so the gate stops none of them', () => {
  test.each(languages)('every card in %s', (language) => {
    const cards = cardIds.flatMap((entry) =>
      [0, 1, 2].map((variant) => reference(entry, { language, variant, values })),
    )
    expect(amountsIn(cards)).toEqual([])
  })

  test('every page of every topic', () => {
    const pages = languages.flatMap((language) =>
      topicIds.flatMap((topic) => many.map((page) => reference(`topic:${topic}`, { language, page }))),
    )
    expect(amountsIn(pages)).toEqual([])
  })

  test.each([...library.helpLines.keys()])('the help lines of %s', (code) => {
    const where = { region: region(code) }
    const cards = crisisCardIds.map((entry) => reference(entry, where))
    const pages = many.map((page) => reference('country-lines', { ...where, page }))
    expect(amountsIn([...cards, ...pages])).toEqual([])
  })
})
