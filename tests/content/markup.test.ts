import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTemplate } from '../../src/content/markup/parse-template.ts'
import { bold, code, joined, link, plain, toTelegram, trimmed } from '../../src/content/markup/rich-text.ts'
import { fillTemplate } from '../../src/content/markup/template.ts'

const place = { path: 'x.md', line: 10 }

function rendered(markup: string) {
  const { template, problems } = parseTemplate(markup, place)
  expect(problems).toEqual([])
  return toTelegram(fillTemplate(template, (name) => [code(name)]))
}

describe('the markup of the content', () => {
  test.each([
    ['words', 'words', []],
    ['a\n\n\n\nb', 'a\n\nb', []],
    ['## Heading', 'Heading', [{ type: 'bold', offset: 0, length: 7 }]],
    ['- item', '• item', []],
    ['a **b** c', 'a b c', [{ type: 'bold', offset: 2, length: 1 }]],
    ['😀 **b**', '😀 b', [{ type: 'bold', offset: 3, length: 1 }]],
    [
      '**ünï 👩‍⚕️** [x](https://a.b/c)',
      'ünï 👩‍⚕️ x',
      [
        { type: 'bold', offset: 0, length: 9 },
        { type: 'text_link', offset: 10, length: 1, url: 'https://a.b/c' },
      ],
    ],
    [
      '**[x](https://a.b)**',
      'x',
      [
        { type: 'bold', offset: 0, length: 1 },
        { type: 'text_link', offset: 0, length: 1, url: 'https://a.b' },
      ],
    ],
  ])('%j', (markup, text, entities) => {
    expect(rendered(markup)).toEqual({ text, entities })
  })

  test('a number inside bold words stays a number to copy, for Telegram does not nest the two', () => {
    expect(rendered('**Call {{emergency}} now**')).toEqual({
      text: 'Call emergency now',
      entities: [
        { type: 'bold', offset: 0, length: 5 },
        { type: 'code', offset: 5, length: 9 },
        { type: 'bold', offset: 14, length: 4 },
      ],
    })
  })

  test.each([
    ['ok\n{{linse:suicide}}', 11, 'Unknown placeholder {{linse:suicide}}'],
    ['**open', 10, 'Bold is opened'],
    ['a *b* c', 10, 'Markup that is not known'],
    ['a `b`', 10, 'Markup that is not known'],
    ['<b>x</b>', 10, 'Markup that is not known'],
    ['# Title', 10, 'Markup that is not known'],
    ['[x](http://a.b)', 10, 'Markup that is not known'],
    ['[x](javascript:alert)', 10, 'Markup that is not known'],
  ])('%j is refused with its line', (markup, line, message) => {
    const [problem] = parseTemplate(markup, place).problems
    expect(problem).toMatchObject({ file: 'x.md', line, message: expect.stringContaining(message) })
  })

  test('never throws and never gives an entity outside its text', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            ' ',
            '*',
            '**',
            '[',
            '](',
            ')',
            '# ',
            '- ',
            '{{',
            '}}',
            '\n',
            '😀',
            'é',
            'https://',
          ),
          maxLength: 80,
        }),
        (markup) => {
          const { template } = parseTemplate(markup, place)
          const { text, entities } = toTelegram(trimmed(fillTemplate(template, () => [])))
          for (const entity of entities) {
            expect(entity.length).toBeGreaterThan(0)
            expect(entity.offset + entity.length).toBeLessThanOrEqual(text.length)
          }
        },
      ),
    )
  })
})

describe('rich text', () => {
  test('trims both ends and moves the entities along', () => {
    expect(toTelegram(trimmed([plain('\n '), bold('a'), plain(' \n')]))).toEqual({
      text: 'a',
      entities: [{ type: 'bold', offset: 0, length: 1 }],
    })
  })

  test('joins only what is there', () => {
    const { text } = toTelegram(joined([[], [plain('a')], [], [link('b', 'https://b.c')]], '-'))
    expect(text).toBe('a-b')
  })
})
