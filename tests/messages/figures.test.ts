import { describe, expect, it } from 'vitest'
import { figuresOf, type Judged } from '../../scripts/evaluation/figures.ts'
import { belowFloors } from '../../scripts/evaluation/floors.ts'
import { parseLabelledMessages } from '../../scripts/evaluation/labelled-message.ts'
import { shareOf } from '../../scripts/evaluation/wilson.ts'
import type { Route } from '../../src/guardrails/routes.ts'

function judged(label: object, route: Route, more: Partial<Judged['judgement']> = {}): Judged {
  const text = JSON.stringify({ text: 'x', voice: 'v', ...label })
  const [message] = parseLabelledMessages({ path: 'en/a.jsonl', text })
  if (!message) throw new Error('no message')
  return { message, judgement: { route, also: [], topics: [], ...more } }
}

describe('figures', () => {
  it('count a crisis of another kind as heard, but not as the right kind', () => {
    const figures = figuresOf([
      judged({ route: 'suicide' }, 'suicide'),
      judged({ route: 'suicide' }, 'overdose'),
      judged({ route: 'suicide' }, 'overdose', { also: ['suicide'] }),
      judged({ route: 'suicide' }, 'distress', { also: ['suicide'] }),
      judged({ route: 'suicide' }, 'offtopic'),
    ])
    expect(figures.crisisRecall).toMatchObject({ hits: 3, of: 5 })
    expect(figures.crisisLine).toMatchObject({ hits: 4, of: 5 })
    expect(figures.rightKind).toMatchObject({ hits: 2, of: 3 })
  })

  it('count no false crisis where the policy allows a crisis reply', () => {
    const figures = figuresOf([
      judged({ route: 'distress' }, 'suicide'),
      judged({ route: 'distress', tags: ['past-settled'] }, 'suicide'),
      judged({ route: 'dosing', also: ['suicide'] }, 'suicide'),
      judged({ route: 'faq:liver' }, 'faq:liver'),
    ])
    expect(figures.falseCrisis).toMatchObject({ hits: 1, of: 2 })
  })

  it('count topics whatever the route', () => {
    const figures = figuresOf([
      judged({ route: 'faq:liver' }, 'faq:liver', { topics: ['liver'] }),
      judged({ route: 'faq:liver' }, 'dosing', { topics: ['pain', 'strains', 'liver'] }),
    ])
    expect([figures.topicFirst.hits, figures.topicInThree.hits]).toEqual([1, 2])
  })
})

describe('the interval of a share', () => {
  // Newcombe (1998), Statistics in Medicine 17: 857-872, table I.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d', (hits, of, low, high) => {
    const share = shareOf(hits, of)
    expect(share.low).toBeCloseTo(low, 3)
    expect(share.high).toBeCloseTo(high, 3)
  })
})

describe('floors', () => {
  const figures = figuresOf([judged({ route: 'suicide' }, 'offtopic'), judged({ route: 'distress' }, 'suicide')])
  const check = (text: string) => belowFloors({ path: 'floors.yaml', text }, figures)

  it('name each figure that is worse', () => {
    expect(check('atLeast: { crisisRecall: 0.9 }\natMost: { falseCrisis: 0.02 }\n')).toEqual([
      'crisisRecall is 0.0 % on the test split, its floor is 90.0 % (floors.yaml)',
      'falseCrisis is 100.0 % on the test split, at most 2.0 % is allowed (floors.yaml)',
    ])
  })

  it('are silent when all is well, or when there is nothing to count', () => {
    expect(check('atLeast: { crisisRecall: 0, topicFirst: 1 }\natMost: {}\n')).toEqual([])
  })

  it('refuse a figure that does not exist', () => {
    expect(() => check('atLeast: { crisis: 1 }\natMost: {}\n')).toThrow(/floors\.yaml:1/)
  })
})
