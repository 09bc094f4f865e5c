import { expect, test } from 'vitest'
import { ruleFile } from '../../../src/guardrails/detect/rule-schema.ts'
import { parseYaml } from '../../../src/guardrails/detect/parse-yaml.ts'
import { isCrisisRoute, routeKind, type RouteKind } from '../../../src/guardrails/routes.ts'
import { emptyContext, lossEvidence, type Verdict } from '../../../src/guardrails/verdict.ts'
import { readGuardrailFiles } from '../../../src/disk/load-guardrails.ts'
import { compileGuardrails } from '../../../src/guardrails/guardrails.ts'

// Every sentence beside a rule is a case: the file of the rules is its own specification. The classifier is left out,
// so that a rule stands for itself.
const sources = readGuardrailFiles()
const guardrails = compileGuardrails({ ...sources, weights: null, topicQuestions: [] })
const decide = (text: string): Verdict => guardrails.decide(text, emptyContext)
const files = sources.rules.map((file) => ({ path: file.path, ...parseYaml(file, ruleFile) }))

/** The crises that a verdict serves, by route or beside it. */
const served = ({ route, also }: Verdict): readonly string[] => [routeKind(route), ...also]
const firedRules = ({ evidence }: Verdict): readonly string[] => evidence.map(({ name }) => name)
const isCrisis = (text: string): boolean => isCrisisRoute(decide(text).route)

test.each(files)('$path: rules reach their examples and spare their counterexamples', ({ rules }) => {
  const wrong: string[] = []
  for (const { id, route, strength, topics, examples, counterexamples } of rules) {
    for (const text of examples) {
      const verdict = decide(text)
      const hit =
        strength === 'weak'
          ? firedRules(verdict).includes(id) || !isCrisisRoute(route)
          : strength === 'possible'
            ? served(verdict).includes(route)
            : reaches(verdict, route, topics?.[0])
      if (!hit) wrong.push(`${id}: "${text}" got ${verdict.route} (${firedRules(verdict).join(' ')})`)
    }
    for (const text of counterexamples) {
      const verdict = decide(text)
      const spared = isCrisisRoute(route) ? !isCrisisRoute(verdict.route) : routeKind(verdict.route) !== route
      if (!spared) wrong.push(`${id}: not "${text}", got ${verdict.route} (${firedRules(verdict).join(' ')})`)
    }
  }
  expect(wrong).toEqual([])
})

test.each(files)('$path: figures of speech are no crisis', ({ figures }) => {
  const wrong: string[] = []
  for (const { id, cancels, examples, counterexamples } of figures) {
    const route = cancels[0] ?? 'suicide'
    for (const text of examples) {
      const bad = isCrisisRoute(route) ? isCrisis(text) : served(decide(text)).includes(route)
      if (bad) wrong.push(`${id}: "${text}" got ${decide(text).route}`)
    }
    for (const text of counterexamples) {
      if (!isCrisis(text)) wrong.push(`${id}: "${text}" got ${decide(text).route}`)
    }
  }
  expect(wrong).toEqual([])
})

test.each(files)('$path: signals speak after a crisis, and losses are told', ({ signals }) => {
  const wrong: string[] = []
  for (const { id, signal, examples, counterexamples } of signals) {
    const heard = (text: string): boolean =>
      signal === 'loss'
        ? firedRules(decide(text)).includes(lossEvidence)
        : isCrisisRoute(guardrails.decide(text, { ...emptyContext, recentCrises: ['suicide'] }).route)
    for (const text of examples) if (!heard(text)) wrong.push(`${id}: "${text}" was not heard`)
    for (const text of counterexamples) if (isCrisis(text)) wrong.push(`${id}: "${text}" is a crisis`)
  }
  expect(wrong).toEqual([])
})

function reaches(verdict: Verdict, route: RouteKind, topic: string | undefined): boolean {
  return route === 'faq' ? verdict.route === `faq:${topic}` : routeKind(verdict.route) === route
}
