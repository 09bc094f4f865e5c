import { describe, expect, test } from 'vitest'
import { readGuardrailFiles } from '../../../src/disk/load-guardrails.ts'
import { compileGuardrails, type Guardrails } from '../../../src/guardrails/guardrails.ts'

const { languageWords } = readGuardrailFiles()

function compile(rules: string, lexicon = 'classes: {}\n'): Guardrails {
  return compileGuardrails({
    rules: [{ path: 'rules/en/test.yaml', text: rules }],
    lexicon: [{ path: 'lexicon/test.yaml', text: lexicon }],
    languageWords,
    weights: null,
    topicQuestions: [],
  })
}

const rule = (fields: string): string =>
  `rules:\n  - id: en.test.one\n    route: suicide\n    strength: certain\n${fields}`

describe('faults in the data name their file, line and fix', () => {
  test.each([
    [
      'an unknown field',
      rule('    pattern: [die]\n    examples: [die]\n'),
      /rules\/en\/test.yaml:2: .*pattern/,
    ],
    [
      'no example',
      rule('    patterns: [die]\n    examples: []\n'),
      /test.yaml:6: .*give at least one sentence/,
    ],
    [
      'a route that does not exist',
      rule('    patterns: [die]\n    examples: [die]\n').replace('route: suicide', 'route: suicid'),
      /test.yaml:3: rules.0.route/,
    ],
    [
      'a class without quotes',
      rule('    patterns:\n      - @drug now\n    examples: [die]\n'),
      /test.yaml: .*put quotes around a pattern/s,
    ],
    [
      'a bad pattern',
      rule('    patterns: [(die]\n    examples: [die]\n'),
      /test.yaml:2 \(en.test.one\): .*not closed/,
    ],
    [
      'an id that is taken',
      `${rule('    patterns: [die]\n    examples: [die]\n')}  - id: en.test.one\n    route: suicide\n    strength: weak\n    patterns: [dead]\n    examples: [dead]\n`,
      /en.test.one is taken at rules\/en\/test.yaml:2/,
    ],
    [
      'an answer without a topic',
      rule('    patterns: [die]\n    examples: [die]\n').replace('suicide', 'faq'),
      /a rule of the route faq needs topics/,
    ],
  ])('%s', (_, text, message) => {
    expect(() => compile(text)).toThrow(message)
  })

  test('a lexicon with an unknown language', () => {
    expect(() =>
      compile(rule('    patterns: [die]\n    examples: [die]\n'), 'classes:\n  drug:\n    xx: [a]\n'),
    ).toThrow(/lexicon\/test.yaml:3: classes.drug.xx/)
  })
})
