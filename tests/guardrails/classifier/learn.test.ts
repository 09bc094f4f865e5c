import { describe, expect, it } from 'vitest'
import { exactExp } from '../../../scripts/training/exact-exp.ts'
import { exactLog } from '../../../scripts/training/exact-log.ts'
import { fitCalibration } from '../../../scripts/training/fit-calibration.ts'
import { fitCombination } from '../../../scripts/training/fit-combination.ts'
import { learnHead } from '../../../scripts/training/learn.ts'
import { shuffledOrder } from '../../../scripts/training/shuffle.ts'
import { calibrated } from '../../../src/guardrails/classifier/calibration.ts'
import { combine } from '../../../src/guardrails/classifier/combine.ts'

describe('exact arithmetic', () => {
  it.each([-50, -3.2, -1e-9, 0, 0.5, 1, 12.25, 80])('exp of %d', (x) => {
    expect(exactExp(x) / Math.exp(x)).toBeCloseTo(1, 12)
  })

  it.each([1e-6, 0.3, 1, 1.5, 2.5, 1000, 123456.789])('log of %d', (x) => {
    expect(exactLog(x)).toBeCloseTo(Math.log(x), 10)
  })
})

describe('learning', () => {
  it('shuffles without losing anybody, the same way each time', () => {
    const order = shuffledOrder(1000, 7)
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i))
    expect(shuffledOrder(1000, 7)).toEqual(order)
  })

  it('parts texts by the feature that tells them apart', () => {
    const text = (features: number[], yes: boolean) => ({
      features: Uint32Array.from(features),
      yes,
      weight: 1,
    })
    const examples = [text([0, 1], true), text([0, 2], true), text([3, 1], false), text([3, 2], false)]
    const { weights } = learnHead(examples, new Float64Array(8).fill(1), { rounds: 20, cost: 1 })
    expect(weights[0]).toBeGreaterThan(0.3)
    expect(weights[3]).toBeLessThan(-0.3)
    expect(weights[7]).toBe(0)
  })

  it('weighs signals so that the likelier route gets the higher probability', () => {
    const texts = Array.from({ length: 200 }, (_, i) => ({
      signals: Float64Array.of(i % 2 === 0 ? 1 : -1, 0.1),
      route: i % 2,
    }))
    const probabilities = new Float64Array(2)
    combine(fitCombination(texts, 2, 2), Float64Array.of(1, 0.1), probabilities)
    expect(probabilities[0]).toBeGreaterThan(0.9)
    expect((probabilities[0] ?? 0) + (probabilities[1] ?? 0)).toBeCloseTo(1, 12)
  })

  it('calibrates to the share that is found, and never falls', () => {
    const judged = Array.from({ length: 400 }, (_, i) => ({
      score: i / 100,
      yes: i % 4 < Math.floor(i / 100),
    }))
    const calibration = fitCalibration(judged)
    expect(calibrated(calibration, 2.5)).toBeCloseTo(0.5, 1)
    expect(calibrated(calibration, -9)).toBe(calibration[0]?.[1])
    const line = [-1, 0, 0.5, 1, 2, 3, 4, 9].map((score) => calibrated(calibration, score))
    expect(line).toEqual(line.toSorted((a, b) => a - b))
  })
})
