import { parse } from 'yaml'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { splitFrontMatter } from '../../src/content/front-matter.ts'
import { readPlainYaml } from '../../src/content/plain-yaml.ts'
import { files } from './shelf.ts'

const texts = files.map((file) => [file.path, splitFrontMatter(file)?.yaml ?? file.text] as const)

function agrees(text: string): void {
  const plain = readPlainYaml(text)
  if (plain !== undefined) expect(plain).toEqual(parse(text))
}

describe('the fast reader of plain YAML', () => {
  test('reads nearly all of the content, exactly as the full parser does', () => {
    for (const [, text] of texts) agrees(text)
    const left = texts.filter(([, text]) => readPlainYaml(text) === undefined).map(([path]) => path)
    expect(left.length).toBeLessThan(texts.length / 10)
  })

  test.each([
    'a: 1',
    'a: 007',
    'a: +1',
    'a: 1e3',
    'a: 0x1f',
    'a: .5',
    'a: True',
    'a: ~',
    'a:',
    'a: b: c',
    'a: b #c',
    'a: #c',
    'a: "b\\n"',
    "a: 'it''s'",
    "a: 'open",
    'a: [b, c]',
    "a: ['b, c', d]",
    'a: {b: c}',
    'a: |\n  b\n  c',
    'a: b\n  c',
    'a: &x b',
    'a: *x',
    'a:\n  - b\n  - c: d\n    e: f\n',
    'a:\n- b\n- c\n',
    'a:\n  b:\n    c: d\n  e: f\n',
    '- a\n- b\n',
    'a: b\na: c',
    'a: 2026-11-24',
    'a: 24/7',
    'a: -\n',
    '',
    'just words',
    'a: @b',
    "'a b': c",
    'a: b\n b: c\n',
  ])('%j means the same to both, or is left to the full parser', (text) => {
    let full: unknown
    try {
      full = parse(text)
    } catch {
      full = undefined
    }
    const plain = readPlainYaml(text)
    if (plain !== undefined) expect(plain).toEqual(full)
  })

  test('agrees on whatever is made of its own pieces', () => {
    const piece = fc.constantFrom(
      'a',
      'b',
      ': ',
      ':',
      '- ',
      '\n',
      '  ',
      ' ',
      '1',
      '.',
      "'",
      '[',
      ', ',
      ']',
      '#',
      '-',
      'x',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('')
        const plain = readPlainYaml(text)
        if (plain === undefined) return
        expect(plain).toEqual(parse(text))
      }),
      { numRuns: 3000 },
    )
  })
})
