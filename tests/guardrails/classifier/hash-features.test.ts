import { describe, expect, it } from 'vitest'
import { createFeatureBuffer, hashFeatures } from '../../../src/guardrails/classifier/hash-features.ts'
import type { TextVariant } from '../../../src/guardrails/text/read-text.ts'

function featuresOf(text: string): number[] {
  const tokens = text.split(' ').map((word) => ({ text: word, start: 0, end: 0 }))
  const variant: TextVariant = { name: 'plain', text, tokens, clauses: [] }
  const buffer = createFeatureBuffer()
  hashFeatures(variant, 0, tokens.length, buffer)
  return [...buffer.hashes.subarray(0, buffer.count)]
}

const shared = (a: string, b: string): number => {
  const other = new Set(featuresOf(b))
  return featuresOf(a).filter((hash) => other.has(hash)).length
}

describe('hashed features', () => {
  it('are the same for the same words', () => {
    expect(featuresOf('want to die')).toEqual(featuresOf('want to die'))
  })

  it('share runs of characters between forms of a word', () => {
    expect(shared('overdose', 'overdosing')).toBeGreaterThan(shared('overdose', 'sunshine'))
  })

  it('tell the order of words', () => {
    expect(shared('dog bites man', 'man bites dog')).toBeLessThan(featuresOf('dog bites man').length)
  })

  it('take all numbers as one word among neighbours', () => {
    expect(shared('take 5 grams', 'take 9 grams')).toBeGreaterThan(shared('take 5 grams', 'take my grams'))
  })

  it('keep words and runs of characters apart by their highest bit', () => {
    const hashes = featuresOf('naloxone')
    expect(hashes.filter((hash) => hash < 0)).toHaveLength(3)
    expect(hashes.filter((hash) => hash >= 0).length).toBeGreaterThan(15)
  })

  it('leave out what is beyond the buffer instead of failing', () => {
    expect(() => featuresOf('word '.repeat(20_000))).not.toThrow()
  })
})
