import { describe, expect, it } from 'vitest'
import { parseLabelledMessages } from '../../scripts/evaluation/labelled-message.ts'
import { loadLabelledSet } from '../../scripts/evaluation/load-messages.ts'
import { compileSplits } from '../../scripts/evaluation/splits.ts'

const good = '{"text":"i want to die","route":"suicide","voice":"nurse, 40"}'
const parse = (text: string, path = 'tests/messages/en/quill.jsonl') => parseLabelledMessages({ path, text })

describe('a file of labelled messages', () => {
  it('gives language and author by its path', () => {
    expect(parse(`${good}\n\n`)).toEqual([
      { text: 'i want to die', route: 'suicide', voice: 'nurse, 40', language: 'en', author: 'quill', also: [], tags: [], after: [] },
    ])
  })

  it.each([
    ['is no JSON', `${good}\n{oops`, /quill\.jsonl:2: line/],
    ['has an unknown route', good.replace('suicide', 'sadness'), /quill\.jsonl:1: route/],
    ['has an unknown topic in its route', good.replace('suicide', 'faq:cats'), /quill\.jsonl:1: route/],
    ['has an unknown field', good.replace('voice', 'voices'), /quill\.jsonl:1: /],
    ['has an empty text', good.replace('i want to die', ''), /quill\.jsonl:1: text/],
  ])('is refused with its line when one %s', (_, text, message) => {
    expect(() => parse(text)).toThrow(message)
  })

  it('is refused outside of a language folder', () => {
    expect(() => parse(good, 'tests/messages/xx/quill.jsonl')).toThrow(/language/)
  })
})

describe('the splits', () => {
  const compile = (text: string) => compileSplits({ path: 'splits.yaml', text })

  it('follow the lists, else a hash that never changes', () => {
    const splitOf = compile('train: [a]\ndev: [b]\ntest: [c]\n')
    expect(['a', 'b', 'c'].map(splitOf)).toEqual(['train', 'dev', 'test'])
    expect(['quill', 'ember'].map(splitOf)).toEqual(['test', 'train'])
  })

  it('refuse an author who stands twice', () => {
    expect(() => compile('train: [a]\ndev: []\ntest: [a]\n')).toThrow(/a is listed twice/)
  })
})

it('every labelled message in the repository fits the format', () => {
  expect(loadLabelledSet().messages.length).toBeGreaterThan(3000)
})
