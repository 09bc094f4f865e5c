import { describe, expect, test } from 'vitest'
import { content, reference } from './shelf.ts'

const crisis = reference('crisis-suicide')

describe('a message that is rendered again', () => {
  test('is the same message, and nobody can change it', () => {
    const first = content.render(crisis)
    expect(content.render(structuredClone(crisis))).toBe(first)
    expect(() => Reflect.apply(Array.prototype.push, first.entities, [{}])).toThrow(TypeError)
    expect(Reflect.set(first, 'text', 'take five grams')).toBe(false)
    expect(Reflect.set(first.keyboard[0]?.[0] ?? first, 'text', 'take five grams')).toBe(false)
  })

  test('is not tied to the reference that was handed in', () => {
    const mine = structuredClone(reference('crisis-overdose'))
    const first = content.render(mine)
    Reflect.set(mine, 'entry', 'start')
    expect(first.reference.entry).toBe('crisis-overdose')
    expect(content.render(mine).text).not.toBe(first.text)
  })

  test('is not remembered when it holds words of a person', () => {
    const flag = {
      route: 'suicide',
      severity: 'critical',
      answer: 'crisis-suicide',
      state: 'open',
      code: 'ab12',
    }
    const card = reference('moderator-flag', { values: { flag, excerpt: 'i want it to stop' } })
    expect(content.render(card)).not.toBe(content.render(card))
    expect(content.render(card).text).toBe(content.render(card).text)
  })
})
