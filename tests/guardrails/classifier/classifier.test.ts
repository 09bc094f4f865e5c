import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileReading } from '../../../scripts/evaluation/compile-reading.ts'
import { compileClassifier } from '../../../src/guardrails/classifier/classifier.ts'
import { crisisRoutes, routeKinds, topicIds } from '../../../src/guardrails/routes.ts'

const bytes = readFileSync(new URL('../../../src/guardrails/classifier/weights.bin', import.meta.url))
const classifier = compileClassifier(bytes)
const { read } = compileReading()
const score = (text: string) => classifier.score(read(text, 'en'))

function crisisOf(text: string): number {
  const { routes } = score(text)
  return Math.max(...crisisRoutes.map((route) => routes[route]))
}

describe('the classifier', () => {
  it('gives every route a probability and ranks every topic, whatever the text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { routes, topics } = score(text)
        for (const kind of routeKinds) {
          expect(routes[kind]).toBeGreaterThanOrEqual(0)
          expect(routes[kind]).toBeLessThanOrEqual(1)
        }
        expect(topics.map(({ topic }) => topic).sort()).toEqual([...topicIds].sort())
        topics.forEach(({ score: share }, i) => expect(share).toBeLessThanOrEqual(topics[i - 1]?.score ?? 1))
      }),
      { numRuns: 60 },
    )
  })

  it('says the same of a message whatever it read before', () => {
    const texts = ['i want to die', 'how long does withdrawal last', '', 'x'.repeat(4000)]
    const first = texts.map((text) => score(text))
    expect(texts.toReversed().map((text) => score(text))).toEqual(first.toReversed())
  })

  it.each([
    ['i just want to die', 'suicide'],
    ['she took the whole bottle and her lips are blue', 'overdose'],
    ['my husband hits me when he is drunk', 'violence'],
  ] as const)('hears a crisis: %s', (text, kind) => {
    const { routes } = score(text)
    expect(routes[kind]).toBeGreaterThan(classifier.thresholds[kind].doubted)
    expect(Math.max(...crisisRoutes.map((route) => routes[route]))).toBe(routes[kind])
  })

  it.each(['how long does kratom stay in your system', 'hi there', 'what is naloxone and where do i get it'])(
    'stays calm: %s',
    (text) => {
      expect(crisisOf(text)).toBeLessThan(classifier.thresholds.suicide.doubted)
    },
  )

  it.each([
    ['can kratom damage my liver', 'liver'],
    ['is kratom legal in ohio', 'legal-status'],
    ['where can i get narcan', 'naloxone'],
  ] as const)('knows the topic: %s', (text, topic) => {
    expect(score(text).topics[0]?.topic).toBe(topic)
  })

  it('is more alarmed when a rule is sure of a crisis, and calmer when the rules are silent', () => {
    const reading = read('i will be gone by sunday', 'en')
    const silent = classifier.score(reading, []).routes.suicide
    const sure = classifier.score(reading, [{ route: 'suicide', strength: 'certain' }]).routes.suicide
    expect(sure).toBeGreaterThan(silent)
  })

  it('hears a decisive clause louder than the calm text around it lets the whole message sound', () => {
    const calm = 'the weather was nice and we talked about the garden, then we had soup and watched a film. '
    expect(crisisOf(`${calm.repeat(4)}i want to kill myself. ${calm.repeat(4)}`)).toBeGreaterThan(
      crisisOf(calm.repeat(8)),
    )
  })
})
