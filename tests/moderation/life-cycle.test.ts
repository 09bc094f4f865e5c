import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isResolution, resolutions, type FlagCase, type Moderator } from '../../src/moderation/flag-case.ts'
import { act, actByItself, settled, type ModeratorAct, type OwnAct } from '../../src/moderation/life-cycle.ts'
import { nextDue, whatIsDue } from '../../src/moderation/timers.ts'
import { ann, ben, flagCase, start, times } from './flags.ts'

function done(before: FlagCase, by: Moderator, what: ModeratorAct, now = start + 1): FlagCase {
  const step = act(before, by, what, now, times)
  if (!step.ok) throw new Error(step.reason)
  return step.next
}
const refused = (before: FlagCase, by: Moderator, what: ModeratorAct) => {
  const step = act(before, by, what, start + 1, times)
  return step.ok ? null : step.reason
}
const card = { chatId: -1, threadId: null, messageId: 5 }

describe('a claim', () => {
  test('gives the flag to one, and tells the other who was late', () => {
    const claimed = done(flagCase(), ann, { kind: 'claim' })
    expect(claimed.flag).toMatchObject({ state: 'claimed', holder: ann.key, version: 2 })
    expect(refused(claimed, ben, { kind: 'claim' })).toBe('held-by-other')
    expect(refused(claimed, ann, { kind: 'claim' })).toBe('held-by-you')
  })

  test('is needed before anything else', () => {
    for (const what of [
      { kind: 'look' },
      { kind: 'hand-over' },
      { kind: 'resolve', resolution: 'helped' },
    ] as const) {
      expect(refused(flagCase(), ann, what)).toBe('not-claimed')
      expect(refused(done(flagCase(), ann, { kind: 'claim' }), ben, what)).toBe('held-by-other')
    }
  })

  test('that lies idle goes back, and not before', () => {
    const claimed = done(flagCase(), ann, { kind: 'claim' }, start)
    expect(nextDue(claimed, times)).toBe(start + times.idle)
    expect(actByItself(claimed, { kind: 'give-back' }, start + times.idle - 1, times)).toBeNull()
    const back = actByItself(claimed, { kind: 'give-back' }, start + times.idle, times)
    expect(back?.flag).toMatchObject({ state: 'open', holder: null })
    const noted = done(claimed, ann, { kind: 'note', note: 'waiting' }, start + times.idle - 1)
    expect(actByItself(noted, { kind: 'give-back' }, start + times.idle, times)).toBeNull()
  })

  test('can be handed over, and then by anybody taken', () => {
    const handed = done(done(flagCase(), ann, { kind: 'claim' }), ann, { kind: 'hand-over' })
    expect(handed.flag).toMatchObject({ state: 'open', holder: null })
    expect(done(handed, ben, { kind: 'claim' }).flag.holder).toBe(ben.key)
  })
})

describe('a resolution', () => {
  test.each(resolutions)('%s closes the flag', (resolution) => {
    const closed = done(done(flagCase(), ann, { kind: 'claim' }), ann, { kind: 'resolve', resolution })
    expect(closed.flag.state).toBe(resolution)
    expect(nextDue(closed, times)).toBeNull()
    expect(refused(closed, ben, { kind: 'claim' })).toBe('closed')
    expect(refused(closed, ann, { kind: 'resolve', resolution: 'helped' })).toBe('closed')
    expect(refused(closed, ann, { kind: 'note', note: 'waiting' })).toBeNull()
  })
})

test('a false alarm can become an example, once, and nothing else can', () => {
  const claimed = done(flagCase(), ann, { kind: 'claim' })
  expect(refused(claimed, ann, { kind: 'example' })).toBe('not-false-alarm')
  const closed = done(claimed, ann, { kind: 'resolve', resolution: 'false-alarm' })
  expect(refused(closed, ben, { kind: 'example' })).toBe('held-by-other')
  expect(refused(done(closed, ann, { kind: 'example' }), ann, { kind: 'example' })).toBe('done-already')
})

describe('what happens by itself', () => {
  test('an unclaimed critical flag rings again, and again, ever more slowly but for ever', () => {
    let current = settled(flagCase(), card, times)
    for (const pause of [100, 200, 400, 400, 400]) {
      const since = current.details.touchedAt ?? start
      expect(current.flag.dueAt).toBe(since + pause)
      expect(whatIsDue(current, since + pause)).toBe('ring')
      const rung = actByItself(current, { kind: 'ring' }, since + pause, times)
      if (rung === null) throw new Error('did not ring')
      current = settled(rung, card, times)
    }
  })

  test('a claimed flag does not ring', () => {
    const claimed = done(flagCase(), ann, { kind: 'claim' })
    expect(actByItself(claimed, { kind: 'ring' }, start + 9999, times)).toBeNull()
  })

  test('an act whose worker died is due when the lease ends', () => {
    const claimed = done(flagCase({}, { card }), ann, { kind: 'claim' }, start)
    expect(whatIsDue(claimed, start + times.lease - 1)).toBe('nothing')
    expect(whatIsDue(claimed, start + times.lease)).toBe('settle')
  })
})

describe('over any series of acts', () => {
  const moderator = fc.constantFrom(ann, ben)
  const byHand = fc.oneof(
    fc.constantFrom<ModeratorAct>(
      { kind: 'claim' },
      { kind: 'hand-over' },
      { kind: 'look' },
      { kind: 'check-in' },
      { kind: 'example' },
      { kind: 'note', note: 'waiting' },
    ),
    fc.constantFrom(...resolutions).map((resolution): ModeratorAct => ({ kind: 'resolve', resolution })),
  )
  const byItself = fc.constantFrom<OwnAct>({ kind: 'ring' }, { kind: 'give-back' }, { kind: 'correct' })

  test('a flag has a holder when it is not open, every change is one act, and an end is an end', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.tuple(moderator, byHand), byItself), { maxLength: 30 }), (series) => {
        let now = start
        let current = flagCase()
        let end: string | null = null
        for (const one of series) {
          now += 600
          const step = Array.isArray(one) ? act(current, one[0], one[1], now, times) : null
          const next = Array.isArray(one)
            ? step?.ok === true
              ? step.next
              : null
            : actByItself(current, one, now, times)
          if (next === null) continue
          expect(next.flag.version).toBe(current.flag.version + 1)
          expect(next.details.acts).toHaveLength(current.details.acts.length + 1)
          expect(next.flag.holder === null).toBe(next.flag.state === 'open')
          expect(next.details.holderId === null).toBe(next.flag.state === 'open')
          if (end !== null) expect(next.flag.state).toBe(end)
          if (isResolution(next.flag.state)) end = next.flag.state
          current = next
        }
        const ids = current.details.acts.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})
