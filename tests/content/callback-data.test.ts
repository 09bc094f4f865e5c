import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { actionIds, sectionIds, type Button } from '../../src/content/button.ts'
import { decodeButton, encodeButton, longestCallbackData } from '../../src/content/callback-data.ts'
import { flagActs } from '../../src/content/moderator-ids.ts'
import { languages } from '../../src/guardrails/languages.ts'
import { topicIds } from '../../src/guardrails/routes.ts'
import { region } from './shelf.ts'

const number = fc.integer({ min: 0, max: 999 })
const id = fc.stringMatching(/^[A-Za-z0-9._-]{1,52}$/)
const button: fc.Arbitrary<Button> = fc.oneof(
  fc.constantFrom(...actionIds).map((action) => ({ kind: 'action' as const, id: action })),
  fc.constantFrom(...sectionIds).map((section) => ({ kind: 'section' as const, section })),
  fc.record({ kind: fc.constant('topic' as const), topic: fc.constantFrom(...topicIds), page: number }),
  fc.stringMatching(/^[A-Z]{2}$/).map((code) => ({ kind: 'region' as const, region: region(code) })),
  number.map((page) => ({ kind: 'regions' as const, page })),
  number.map((page) => ({ kind: 'country-lines' as const, page })),
  fc.constantFrom(...languages).map((language) => ({ kind: 'language' as const, language })),
  number.map((step) => ({ kind: 'overdose-step' as const, step })),
  id.map((outboxId) => ({ kind: 'show-again' as const, outboxId })),
  fc.record({
    kind: fc.constant('flag' as const),
    act: fc.constantFrom(...flagActs),
    flagId: fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/),
  }),
)

describe('callback data', () => {
  test('every button comes back as it was, within the 64 bytes of Telegram', () => {
    fc.assert(
      fc.property(button, (one) => {
        const data = encodeButton(one)
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(longestCallbackData)
        expect(decodeButton(data)).toEqual(one)
      }),
    )
  })

  test.each([
    '',
    'menu ',
    'MENU',
    'topic:liver',
    'topic:liver:',
    'topic:liver:-1',
    'topic:liver:01',
    'topic:liver:1e3',
    'topic:liver:1:2',
    'topic:nothing:0',
    'topic:__proto__:0',
    'region:us',
    'region:USA',
    'language:xx',
    'section:',
    'overdose-step:1000',
    'flag:claim',
    'flag:claim:',
    'flag:claim:a b',
    'flag:steal:a',
    'flag:claim:a:b',
    `flag:claim:${'a'.repeat(41)}`,
    'show-again:{}',
    'constructor',
    'x'.repeat(65),
  ])('forged data %j is no button', (data) => {
    expect(decodeButton(data)).toBeNull()
  })

  test('whatever decodes is exactly what would be encoded', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: fc.constantFrom('topic', ':', 'liver', '0', 'region', 'US', '.') }),
        ),
        (data) => {
          const decoded = decodeButton(data)
          if (decoded !== null) expect(encodeButton(decoded)).toBe(data)
        },
      ),
    )
  })
})
