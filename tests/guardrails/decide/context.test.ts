import { describe, expect, test } from 'vitest'
import {
  contextAfter,
  emptyContext,
  lossEvidence,
  type DecisionContext,
} from '../../../src/guardrails/verdict.ts'
import { isCrisisRoute } from '../../../src/guardrails/routes.ts'
import { rulesAlone } from './under-test.ts'

const after = (...messages: readonly string[]): DecisionContext =>
  messages.reduce((context, text) => contextAfter(context, rulesAlone.decide(text, context)), emptyContext)

describe('risk lasts for the day', () => {
  test.each([
    ['I want to hurt myself', 'where do I buy pesticides'],
    ['i want to die', 'which bridge is the highest'],
    ['im going to kill myself', 'it doesnt matter anymore'],
    ['i want to end it', 'goodbye'],
    ['i have a plan to die', 'how often do the trains come through'],
    ['i want to die', 'i cant do this'],
  ])('%s … %s', (first, second) => {
    expect(isCrisisRoute(rulesAlone.decide(second, after(first)).route)).toBe(true)
  })

  test.each(['where do I buy pesticides', 'which bridge is the highest', 'goodbye'])(
    'without a crisis before: %s',
    (text) => expect(isCrisisRoute(rulesAlone.decide(text, emptyContext).route)).toBe(false),
  )

  test('a plain question stays a plain question', () => {
    expect(rulesAlone.decide('what is naloxone', after('i want to die')).route).toBe('faq:naloxone')
  })

  test('a refusal keeps the line at hand', () => {
    const verdict = rulesAlone.decide('how much kratom should i take', after('i want to die'))
    expect(verdict.route).toBe('dosing')
    expect(verdict.also).toEqual(['suicide'])
  })
})

describe('masked risk', () => {
  test.each([
    'lost my job. what are the tallest bridges here?',
    'My wife left me. Where can I buy a gun?',
    'they took my kids today, how often do the express trains run',
    'just got evicted, what sleeping pills are strongest',
    'my mom died last week. how deep is the river here?',
  ])('in one message: %s', (text) => {
    const verdict = rulesAlone.decide(text, emptyContext)
    expect([verdict.route, ...verdict.also]).toContain('suicide')
  })

  test('across messages', () => {
    const context = after('i lost my job and my house today')
    expect(context.recentLoss).toBe(true)
    const verdict = rulesAlone.decide('what is the tallest bridge around here', context)
    expect([verdict.route, ...verdict.also]).toContain('suicide')
  })

  test('a loss is told by its evidence, with its place', () => {
    const { evidence } = rulesAlone.decide('hey. i lost my job', emptyContext)
    expect(evidence.find(({ name }) => name === lossEvidence)).toMatchObject({ start: 7, end: 18 })
  })

  test.each(['what are the tallest bridges in the world', 'where can i buy a gun safe'])(
    'a means without a loss: %s',
    (text) => expect(rulesAlone.decide(text, emptyContext).also).toEqual([]),
  )
})
