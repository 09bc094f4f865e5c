import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  newConversation,
  restoreConversation,
  saveConversation,
  step,
} from '../../src/flows/conversation-snapshot.ts'
import { crisisEvent, facts } from './events.ts'

describe('a saved state that does not read', () => {
  const broken: readonly [why: string, saved: string][] = [
    ['no JSON', '{"machine":'],
    ['empty', ''],
    ['another version', saveConversation(newConversation()).replace('"version":1', '"version":0')],
    ['a state that no longer exists', saveConversation(newConversation()).replace('"open"', '"closed"')],
    ['a list', '[]'],
    ['null', 'null'],
    ['an unknown topic', saveConversation(newConversation()).replace('"topic":null', '"topic":"gone"')],
  ]

  test.each(broken)('%s: starts afresh, and a crisis is answered as ever', (_why, saved) => {
    const conversation = restoreConversation(saved)
    expect(conversation.startedAfresh).toBe(true)
    expect(step(conversation, crisisEvent('suicide')).effects[0]).toMatchObject({ kind: 'say', crisis: true })
  })

  test('keeps the country, the language and the crises that still read', () => {
    const inCrisis = step(newConversation(), crisisEvent('suicide')).conversation
    const saved = saveConversation(inCrisis)
      .replace('"version":1', '"version":0')
      .replace('"region":null', '"region":"GB"')
    const { context } = restoreConversation(saved).snapshot
    expect(context.region).toBe('GB')
    expect(context.crises).toEqual([{ route: 'suicide', at: facts.at }])
  })

  test('anything at all gives a conversation', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (saved) => {
        const { effects } = step(restoreConversation(saved), crisisEvent('overdose'))
        return effects[0]?.kind === 'say' && effects[0].crisis
      }),
    )
  })
})
