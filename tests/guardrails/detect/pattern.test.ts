import { describe, expect, test } from 'vitest'
import { createPatternCompiler } from '../../../src/guardrails/detect/compile-pattern.ts'
import { indexPatterns } from '../../../src/guardrails/detect/pattern-index.ts'
import { readLexicon } from '../../../src/guardrails/detect/lexicon.ts'

const lexicon = readLexicon([
  {
    path: 'lexicon/test.yaml',
    text: `classes:
  drug:
    en: [kratom, maeng da, xan*]
  unit:
    en: [g, mg, pills]
  number-word:
    en: [two, half]
  loop-a:
    any: ['@loop-b']
  loop-b:
    any: ['@loop-a']
`,
  },
])

const fold = (word: string): readonly string[] =>
  word
    .replaceAll("'", '')
    .split(/[^a-z0-9.]+/)
    .filter(Boolean)

/** The words of the message that the pattern covers, or null. */
function find(pattern: string, message: string): string | null {
  const compiler = createPatternCompiler(lexicon, fold)
  const units = new Set(compiler.classOf('unit').words)
  const index = indexPatterns([compiler.compile(pattern, new Set(['not']))], units)
  const tokens = message.split(' ').map((text) => ({ text, start: 0, end: 0 }))
  let found: string | null = null
  index.scan(tokens, 0, tokens.length, (_, start, end) => {
    found = tokens
      .slice(start, end)
      .map(({ text }) => text)
      .join(' ')
  })
  return found
}

describe('patterns', () => {
  test.each([
    ['want to die', 'i want to die now', 'want to die'],
    ['want to die', 'i want to live', null],
    ['(want|wish) to? die', 'wish die', 'wish die'],
    ['(want to|wanna) die', 'i wanna die', 'wanna die'],
    ['(want (really|so)?|wanna) die', 'i want so die', 'want so die'],
    ["don't want", 'i dont want it', 'dont want'],
    ['kill* myself', 'killing myself', 'killing myself'],
    ['took ..2 pills', 'took all my pills', 'took all my pills'],
    ['took ..2 pills', 'took all of my pills', null],
    ['took .. pills', 'took pills', 'took pills'],
    ['took ..3 pills', 'took not the pills', null],
    ['with @drug', 'tea with maeng da please', 'with maeng da'],
    ['with @drug', 'with xanax', 'with xanax'],
    ['@amount', 'took 5 g', '5 g'],
    ['@amount', 'took 5mg', '5mg'],
    ['@amount', 'took two pills', 'two pills'],
    ['@amount', 'took 5 friends', null],
    ['@number', 'at 10.5 now', '10.5'],
    ['^ hi $', 'hi', 'hi'],
    ['^ hi $', 'hi there', null],
    ['how ..4 (much|many) @drug', 'how in the world much kratom', 'how in the world much kratom'],
  ])('%s in "%s": %s', (pattern, message, found) => {
    expect(find(pattern, message)).toBe(found)
  })

  test.each([
    ['(want|wish', 'is not closed'],
    ['want)', 'outside of a group'],
    ['(want|) die', 'empty choice'],
    ['?', 'needs a word'],
    ['a ..40 b', '1 to 12'],
    ['want(ing)', 'space between a word and a group'],
    ['@nothing here', 'no such class'],
    ['k*', 'two letters'],
    ['@loop-a', 'holds itself'],
    ['maybe? perhaps?', 'not optional'],
    ['!!', 'no letters'],
  ])('%s is refused: %s', (pattern, why) => {
    expect(() => find(pattern, 'x')).toThrow(why)
  })
})
