import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { isCrisisRoute } from '../../../src/guardrails/routes.ts'
import { emptyContext } from '../../../src/guardrails/verdict.ts'
import { rulesAlone } from './under-test.ts'

const crises = [
  'i want to die',
  'i took the whole bottle',
  'she wont wake up',
  'my husband hits me',
  'im vomiting blood',
  'i dont want to live anymore',
  'im going to kill my boss',
] as const
const benign = [
  'hello there.',
  'what is kratom?',
  'my dog is great.',
  'the weather is nice today.',
  'thanks for the answer!',
  'i drank tea this morning.',
  'how long does withdrawal last?',
  'i am not in pain.',
  'never mind the noise.',
] as const

const anyCrisis = fc.constantFrom(...crises)
const somethingBenign = fc.array(fc.constantFrom(...benign), { maxLength: 30 })

describe('a decision', () => {
  test('hears a crisis in any amount of harmless talk', () => {
    fc.assert(
      fc.property(somethingBenign, anyCrisis, somethingBenign, (before, crisis, after) => {
        const text = [...before, `${crisis}.`, ...after].join(' ')
        expect(isCrisisRoute(rulesAlone.decide(text, emptyContext).route)).toBe(true)
      }),
    )
  })

  test('is total: any text, any length, gets a well-formed verdict', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const verdict = rulesAlone.decide(text, emptyContext)
        expect(verdict.confidence).toBeGreaterThanOrEqual(0)
        expect(verdict.confidence).toBeLessThanOrEqual(1)
        expect(verdict.topics.length).toBeLessThanOrEqual(3)
        expect(verdict.also).not.toContain(verdict.route)
        for (const { start, end } of verdict.evidence) {
          expect(start).toBeLessThanOrEqual(end)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })

  test('is the same each time', () => {
    fc.assert(
      fc.property(anyCrisis, fc.string(), (crisis, noise) => {
        const text = `${noise} ${crisis}`
        expect(rulesAlone.decide(text, emptyContext)).toEqual(rulesAlone.decide(text, emptyContext))
      }),
    )
  })
})

describe('speed', () => {
  const medianOf = (times: readonly number[]): number =>
    [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0

  test('a message takes a fraction of a millisecond at the median', () => {
    const messages = [...crises, ...benign]
    const time = (text: string): number => {
      const start = performance.now()
      rulesAlone.decide(text, emptyContext)
      return performance.now() - start
    }
    for (let round = 0; round < 100; round++) messages.forEach(time)
    const times = Array.from({ length: 60 }, () => messages.map(time)).flat()
    // Goal 0.1 ms on a free core; the bound leaves room for a busy machine.
    expect(medianOf(times)).toBeLessThan(0.5)
  })

  test.each(['i want to die ', 'how much kratom ', '1 or 2 ', 'i dont want to die ', 'k i l l ', 'a'])(
    'work grows with length, no faster: %s',
    (piece) => {
      const time = (length: number): number => {
        const text = piece.repeat(Math.ceil(length / piece.length)).slice(0, length)
        return medianOf(
          Array.from({ length: 7 }, () => {
            const start = performance.now()
            rulesAlone.decide(text, emptyContext)
            return performance.now() - start
          }),
        )
      }
      time(4096)
      // Eight times the length may cost eight times as much; a quadratic way would cost sixty-four times.
      expect(time(4096)).toBeLessThan(24 * Math.max(time(512), 0.1))
    },
  )
})
