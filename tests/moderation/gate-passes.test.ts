import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flagCategories, noteIds, shownStates } from '../../src/content/moderator-ids.ts'
import type { Reference } from '../../src/content/reference.ts'
import { loadAmounts } from '../../src/disk/load-amounts.ts'
import { loadGuardrails } from '../../src/disk/load-guardrails.ts'
import { emptyContext } from '../../src/guardrails/verdict.ts'
import { auditActSchema } from '../../src/moderation/audit-act.ts'
import { flagCard, moderatorReference } from '../../src/moderation/flag-card.ts'
import { content } from '../content/shelf.ts'
import { flagCase } from './flags.ts'

const findAmounts = loadAmounts()
/** What the gate would take for an amount, and refuse the whole card for. */
const amountsIn = (reference: Reference) =>
  content
    .textParts(reference)
    .flatMap(({ text, firstAid }) => findAmounts(text, { firstAid }).map((found) => found.text))

const category = fc.constantFrom(...flagCategories)
const state = fc.constantFrom(...shownStates)
const severity = fc.constantFrom('critical' as const, 'low' as const)
const count = fc.integer({ min: 0, max: 20_000 })
const time = fc.integer({ min: 1.7e12, max: 2.2e12 })
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const hash = (length: number) =>
  fc
    .array(fc.constantFrom(...Array.from(letters)), { minLength: length, maxLength: length })
    .map((all) => all.join(''))

/** A critical card that the gate refuses by chance would be a flag that nobody sees. */
test('no card for moderators reads as an amount, whatever its numbers, times and codes', () => {
  fc.assert(
    fc.property(category, state, severity, count, time, fc.nat(), hash(12), hash(22), (...made) => {
      const [route, is, severe, many, at, update, conversation, holder] = made
      const one = flagCase(
        {
          id: `${update}-${conversation}`,
          category: route,
          state: is,
          severity: severe,
          holder,
          createdAt: at,
        },
        { route, notes: noteIds.map((note) => ({ note, by: holder, at })), rings: many % 3 },
      )
      const line = { route, severity: severe, state: is, time: new Date(at).toISOString() }
      const cards = [
        flagCard(one, { count: many, isMuted: true }),
        moderatorReference('moderator-list', { count: many, flags: Array.from({ length: 10 }, () => line) }),
        moderatorReference('moderator-digest', { count: many, flags: [line, line] }),
        moderatorReference('moderator-context', {
          flag: { route, severity: severe, answer: '', state: is, code: one.flag.id },
        }),
        moderatorReference('moderator-muted', { time: line.time }),
        moderatorReference('notice-claimed', { holder: { key: holder, id: null } }),
        moderatorReference('moderator-stats', {
          days: 7,
          numbers: flagCategories.flatMap((name) => [
            { name: `raised:${name}`, count: many },
            { name: `closed:${is}`, count: many },
            { name: 'seconds-to-claim', count: many },
          ]),
        }),
        moderatorReference('my-data-list', { count: many, days: 30, flags: [line] }),
      ]
      for (const card of cards) expect(amountsIn(card), card.entry).toEqual([])
    }),
    { numRuns: 2000 },
  )
})

test('every rule that can decide has a name that the audit trail takes, and that is no amount', () => {
  const guardrails = loadGuardrails(content.topicQuestions)
  const names = new Set<string>()
  for (const author of ['harbour', 'pixel']) {
    const file = new URL(`../messages/en/${author}.jsonl`, import.meta.url)
    for (const line of readFileSync(file, 'utf8')
      .split('\n')
      .filter((text) => text !== '')) {
      // The files are ours, and their own test checks them.
      const { text } = JSON.parse(line) as { text: string }
      for (const { name } of guardrails.decide(text, emptyContext).evidence) names.add(name)
    }
  }
  expect(names.size).toBeGreaterThan(100)
  const rules = auditActSchema.shape.facts.shape.rules
  for (const name of names) {
    expect(rules.safeParse([name]).success, name).toBe(true)
    const numbers = [{ name: `false-alarms:${name}`, count: 12 }]
    expect(amountsIn(moderatorReference('moderator-stats', { days: 7, numbers })), name).toEqual([])
  }
}, 60_000)
