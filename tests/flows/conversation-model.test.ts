import { describe, expect, test } from 'vitest'
import { getAdjacencyMap } from 'xstate/graph'
import { actionIds, type RegionCode } from '../../src/content/button.ts'
import { conversationMachine } from '../../src/flows/conversation-machine.ts'
import {
  newConversation,
  restoreConversation,
  saveConversation,
  step,
  type Conversation,
} from '../../src/flows/conversation-snapshot.ts'
import { crisisRoutes } from '../../src/guardrails/routes.ts'
import { crisisEvent, everyEvent, facts } from './events.ts'

/** Every state that any two events in a row can lead to, from a start with and without a chosen country. */
function reachable(): readonly Conversation[] {
  const found = new Map<string, Conversation>()
  let edge: readonly Conversation[] = [newConversation()]
  for (let depth = 0; depth < 3; depth += 1) {
    const next: Conversation[] = []
    for (const conversation of edge)
      for (const event of everyEvent) {
        const after = step(conversation, event).conversation
        const key = shape(after)
        if (found.has(key)) continue
        found.set(key, after)
        next.push(after)
      }
    edge = next
  }
  return [...found.values()]
}

/** Wordings take turns in every state alike: which turn it is makes no state of its own. */
function shape(conversation: Conversation): string {
  const { value, context } = conversation.snapshot
  return JSON.stringify({
    value,
    context: { ...context, turn: 0, crisisTurn: 0, topic: context.topic !== null },
  })
}

const states = reachable()

describe('every reachable state of the conversation', () => {
  test('there are many, so the walk walks', () => {
    expect(states.length).toBeGreaterThan(100)
  })

  test('XState itself finds the same four values and no others', () => {
    const map = getAdjacencyMap(conversationMachine, {
      events: [...everyEvent],
      serializeState: (snapshot) => JSON.stringify(snapshot.value),
      limit: 1000,
    })
    expect(Object.keys(map).toSorted()).toEqual(
      ['"choosingRegion"', '"confirmingErasure"', '"crisis"', '"open"'].toSorted(),
    )
  })

  test.each(crisisRoutes)('%s gives the help lines as the first effect, from each of them', (route) => {
    for (const before of states) {
      const { conversation, effects } = step(before, crisisEvent(route))
      const [first, second, ...rest] = effects
      expect(first).toMatchObject({
        kind: 'say',
        crisis: true,
        edit: false,
        reference: { entry: `crisis-${route}` },
      })
      expect(second).toMatchObject({ kind: 'flag', severity: 'critical', route })
      expect(rest).toEqual([])
      expect(conversation.snapshot.value).toBe('crisis')
    }
  })

  test('every event gets an answer', () => {
    for (const before of states)
      for (const event of everyEvent) {
        const silent = event.type === 'BUTTON' && event.button?.kind === 'flag'
        if (!silent) expect(step(before, event).effects.length).toBeGreaterThan(0)
      }
  })

  test('a saved state comes back as it was', () => {
    for (const state of states) {
      const restored = restoreConversation(saveConversation(state))
      expect(restored.startedAfresh).toBe(false)
      expect(saveConversation(restored)).toBe(saveConversation(state))
    }
  })

  test('after a crisis the line stays below whatever is said next', () => {
    for (const route of crisisRoutes) {
      const inCrisis = step(newConversation(), crisisEvent(route)).conversation
      for (const event of everyEvent) {
        const says = step(inCrisis, event).effects.filter((effect) => effect.kind === 'say')
        for (const { reference } of says) {
          const hasLine = reference.also.length > 0 || /^(crisis-|overdose-step-)/.test(reference.entry)
          expect(hasLine, `${JSON.stringify(event)} -> ${reference.entry}`).toBe(true)
        }
      }
    }
  })

  test('a day later the line is no longer repeated', () => {
    const inCrisis = step(newConversation(), crisisEvent('suicide')).conversation
    const later = { ...facts, at: facts.at + 24 * 60 * 60 * 1000 }
    const { effects } = step(inCrisis, { ...later, type: 'BUTTON', button: { kind: 'action', id: 'menu' } })
    expect(effects).toMatchObject([{ kind: 'say', reference: { entry: 'menu', also: [] } }])
  })

  test('from everywhere the menu is one press away', () => {
    for (const before of states) {
      const { conversation, effects } = step(before, {
        ...facts,
        type: 'BUTTON',
        button: { kind: 'action', id: 'menu' },
      })
      expect(effects).toMatchObject([{ kind: 'say', reference: { entry: 'menu' } }])
      expect(conversation.snapshot.value).toBe('open')
    }
  })

  test('the events cover every action button', () => {
    const covered = everyEvent.flatMap((event) =>
      event.type === 'BUTTON' && event.button?.kind === 'action' ? [event.button.id] : [],
    )
    expect(covered.toSorted()).toEqual([...actionIds].toSorted())
  })
})

describe('misunderstood', () => {
  test('keeps the line, marks the flag, and leaves the crisis', () => {
    const inCrisis = step(newConversation(), crisisEvent('suicide')).conversation
    const { conversation, effects } = step(inCrisis, {
      ...facts,
      type: 'BUTTON',
      button: { kind: 'action', id: 'misunderstood' },
    })
    expect(effects).toMatchObject([
      { kind: 'say', reference: { entry: 'misunderstood', also: ['suicide'] } },
      { kind: 'correct-flag', flagId: facts.flagId },
    ])
    expect(conversation.snapshot.value).toBe('open')
  })
})

describe('choosing a country', () => {
  const region = 'GB' as RegionCode // as parsed at the edge

  test('after a crisis the reply shows the line of the new country at once', () => {
    const inCrisis = step(newConversation(), crisisEvent('suicide')).conversation
    const { effects } = step(inCrisis, { ...facts, type: 'BUTTON', button: { kind: 'region', region } })
    expect(effects).toMatchObject([
      { kind: 'say', crisis: true, reference: { entry: 'region-set', region: 'GB', also: ['suicide'] } },
    ])
  })
})
