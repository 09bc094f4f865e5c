import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { decodeWeights, encodeWeights } from '../../../src/guardrails/classifier/weights-file.ts'

const path = new URL('../../../src/guardrails/classifier/weights.bin', import.meta.url)
const bytes = readFileSync(path)

describe('the weights of the classifier', () => {
  it('are smaller than 3 MB', () => {
    expect(statSync(path).size).toBeLessThan(3_000_000)
  })

  it('come out of a round trip as they went in', () => {
    expect(Buffer.compare(encodeWeights(decodeWeights(bytes)), bytes)).toBe(0)
  })

  it('are read from a buffer that begins elsewhere', () => {
    const moved = new Uint8Array(bytes.length + 5)
    moved.set(bytes, 5)
    expect(Buffer.compare(encodeWeights(decodeWeights(moved.subarray(5))), bytes)).toBe(0)
  })

  it.each([
    ['nothing', new Uint8Array(0)],
    ['another file', new TextEncoder().encode('PK no weights at all')],
    ['a file that is cut short', bytes.subarray(0, bytes.length - 1)],
    ['a file with something behind it', Buffer.concat([bytes, Buffer.from([0])])],
  ])('are refused when they are %s', (_, wrong) => {
    expect(() => decodeWeights(wrong)).toThrow(/npm run train/)
  })

  it('doubt before they decide', () => {
    const { alone, withRules } = decodeWeights(bytes)
    for (const { thresholds } of [alone, withRules]) {
      for (const { decided, doubted } of Object.values(thresholds))
        expect(doubted).toBeLessThanOrEqual(decided)
    }
  })
})
