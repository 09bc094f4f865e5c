import { expect, test } from 'vitest'
import fc from 'fast-check'
import { parse } from 'yaml'
import { readGuardrailFiles } from '../../../src/disk/load-guardrails.ts'
import { readPlainYaml } from '../../../src/guardrails/detect/plain-yaml.ts'

// The plain reader is only an accelerator: whatever it reads must be what YAML says.

const { rules, lexicon, languageWords } = readGuardrailFiles()

test.each([...rules, ...lexicon, languageWords])(
  '$path is read plainly, and as YAML reads it',
  ({ text }) => {
    expect(readPlainYaml(text)).toEqual(parse(text))
  },
)

test.each([
  ['a number', 'a: 1\n'],
  ['a boolean', 'a: [true]\n'],
  ['an anchor', 'a: &x b\n'],
  ['a comment behind a value', 'a: b # c\n'],
  ['a value over two lines', 'a: b\n  c\n'],
  ['a literal block', 'a: |\n  b\n'],
  ['a flow map', 'a: {b: c}\n'],
  ['a key twice', 'a: b\na: c\n'],
  ['an escape', 'a: "b\\n"\n'],
  ['bad indents', 'a:\n    b: c\n  d: e\n'],
  ['nothing', ''],
])('%s is left to the full reader', (_, text) => {
  expect(readPlainYaml(text)).toBeUndefined()
})

test('never disagrees with YAML', () => {
  const word = fc.stringMatching(/^[a-z@*'"()|? .:#0-9-]{0,12}$/)
  const item = fc.tuple(
    fc.constantFrom('  - ', '- ', '    - ', 'key: ', '  key: ', 'list:', '  list:', ''),
    word,
  )
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), (lines) => {
      const text = lines.map(([head, rest]) => head + rest).join('\n')
      const plain = readPlainYaml(text)
      if (plain !== undefined) expect(plain).toEqual(parse(text))
    }),
    { numRuns: 2000 },
  )
})
