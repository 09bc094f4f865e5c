import { describe, expect, test } from 'vitest'
import { checkContent } from '../../src/content/checks/check-content.ts'
import type { FindAmounts } from '../../src/content/gate/gate-verdict.ts'
import { loadLibrary } from '../../src/content/load-library.ts'
import type { SourceFile } from '../../src/guardrails/source-file.ts'
import { day, files, withChange } from './shelf.ts'

function errorsOf(changed: readonly SourceFile[], today = day, findAmounts: FindAmounts = () => []) {
  return checkContent({ library: loadLibrary(changed), files: changed, today, findAmounts }).filter(
    (problem) => problem.level === 'error' && !problem.message.includes('has changed since it was signed'),
  )
}

const liver = 'src/content/en/topics/liver.md'
const spanishLiver = 'src/content/es/topics/liver.md'
const spanishLines = 'src/content/es/lines.yaml'
const crisis = 'src/content/en/cards/crisis-suicide.md'
const us = 'src/content/hotlines/US.yaml'
const gb = 'src/content/hotlines/GB.yaml'

describe('the content of the project', () => {
  test('has no errors on the day of its last check', () => {
    expect(errorsOf(files)).toEqual([])
  })
})

describe('each check turns red', () => {
  test.each<[string, string, (text: string) => string, string]>([
    [
      'an unknown placeholder',
      crisis,
      (text) => text.replace('{{lines:suicide}}', '{{lines:none}}'),
      'Unknown placeholder',
    ],
    [
      'a crisis wording without its line',
      crisis,
      (text) => text.replace('{{lines:suicide}}', ''),
      'lacks {{lines:suicide}}',
    ],
    [
      'words of moderators elsewhere',
      crisis,
      (text) => text.replace('I am glad', '{{excerpt}} I am glad'),
      'for moderators only',
    ],
    ['an emoji in a crisis', crisis, (text) => text.replace('I am glad', '🙂 I am glad'), 'An emoji'],
    ['a crisis with one wording', crisis, (text) => text.split('---wording---')[0] ?? '', '1 wordings'],
    ['an exclamation mark', liver, (text) => `${text}\nNow!\n`, 'exclamation mark'],
    ['a word that is not person-first', liver, (text) => `${text}\nAn addict may know.\n`, '"addict"'],
    [
      'a word that is not person-first in Spanish',
      spanishLiver,
      (text) => `${text}\nLo sabe un toxicómano.\n`,
      '"toxicómano"',
    ],
    [
      'an unknown source',
      liver,
      (text) => text.replace(/^sources: \[/m, 'sources: [NOWHERE, '),
      'Unknown source NOWHERE',
    ],
    [
      'a topic without sources',
      liver,
      (text) => text.replace(/^sources: .*$/m, 'sources: []'),
      'without sources',
    ],
    [
      'one related topic',
      liver,
      (text) => text.replace(/^related: .*$/m, 'related: [pain]'),
      '1 related topics',
    ],
    [
      'a topic related to itself',
      liver,
      (text) => text.replace(/^related: \[/m, 'related: [liver, '),
      'related to itself',
    ],
    [
      'first aid where it has no place',
      liver,
      (text) => text.replace(/^related:/m, 'firstAid: true\nrelated:'),
      'may not have the exception',
    ],
    ['a page too long', liver, (text) => `${text}\n${'Rest well. '.repeat(200)}\n`, 'A page of'],
    [
      'too few ways to ask',
      liver,
      (text) => text.replace(/^questions:\n(?: {2}- .*\n)+/m, 'questions:\n  - liver\n'),
      '1 ways to ask',
    ],
    [
      'a hard text',
      liver,
      (text) =>
        `${text}\n---page---\n${'Hepatocellular manifestations necessitate comprehensive multidisciplinary evaluation. '.repeat(10)}`,
      'Reading level',
    ],
    [
      'too few ways to ask in Spanish',
      spanishLiver,
      (text) => text.replace(/^questions:\n(?: {2}- .*\n)+/m, 'questions:\n  - higado\n'),
      '1 ways to ask',
    ],
    [
      'a hard text in Spanish',
      spanishLiver,
      (text) =>
        `${text}\n---page---\n${'Las manifestaciones hepatocelulares necesitan evaluaciones multidisciplinarias. '.repeat(10)}`,
      'Reading level is ease',
    ],
    [
      'a source that is named in Spanish only',
      spanishLines,
      (text) => text.replace('  WHO: OMS', '  WHOM: OMS'),
      'No source is of WHOM',
    ],
    [
      'a term that is over',
      liver,
      (text) =>
        text
          .replace(/^recheck: .*$/m, 'recheck: 2026-11-23')
          .replace(/^checked: .*$/m, 'checked: 2026-01-01'),
      'to be checked again by',
    ],
    [
      'a check in the future',
      liver,
      (text) =>
        text
          .replace(/^checked: .*$/m, 'checked: 2099-01-01')
          .replace(/^recheck: .*$/m, 'recheck: 2099-02-01'),
      'yet to come',
    ],
    [
      'a topic in two sections',
      'src/content/menu.yaml',
      (text) => text.replace('  - pain', '  - pain\n  - liver'),
      'liver stands in 2 sections',
    ],
    [
      'a file with the wrong name',
      liver,
      (text) => text.replace('id: liver', 'id: pain'),
      'named liver but its id is pain',
    ],
    ['a field nobody knows', liver, (text) => text.replace('id: liver', 'id: liver\nmood: good'), 'mood'],
    [
      'a number that cannot exist',
      gb,
      (text) => text.replaceAll('+448000684141', '+448000684140000'),
      'not a number that can exist',
    ],
    [
      'two forms of a number that differ',
      gb,
      (text) => text.replace('phone: 0800 068 4141', 'phone: 0800 068 4142'),
      'differ',
    ],
    [
      'an international form nobody can tap',
      gb,
      (text) => text.replace('+44 800 068 4141', '+44 800 068'),
      'international is',
    ],
    [
      'a companion that is gone',
      us,
      (text) => text.replace('with: us-suicide-988-suicide-crisis-lifeline', 'with: us-suicide-none'),
      'companion us-suicide-none',
    ],
    [
      'a companion with no key to press',
      us,
      (text) => text.replace(/^ {4}press: '2'\n/m, ''),
      'no key to press',
    ],
    ['a line that stands twice', us, (text) => text.replace('rank: 3', 'rank: 1'), 'stands twice'],
    [
      'a country without an emergency number',
      'src/content/hotlines/CA.yaml',
      (text) => text.replace('kind: emergency', 'kind: general'),
      'No emergency number',
    ],
    [
      'a line nobody has checked for 180 days',
      us,
      (text) => text.replace('checked: 2026-10-07', 'checked: 2026-01-07'),
      'was last checked 2026-01-07',
    ],
    [
      'a line without a source on record',
      us,
      (text) => text.replaceAll('us-suicide-the-trevor-project', 'us-suicide-trevor'),
      'No source on record',
    ],
    [
      'a word file that lacks a place',
      'src/content/en/lines.yaml',
      (text) => text.replace('Call {number}', 'Call now'),
      'must hold {number}',
    ],
  ])('%s', (_what, path, change, message) => {
    const problems = errorsOf(withChange(path, change))
    const found = problems.find((problem) => problem.message.includes(message))
    expect(found, problems.map((problem) => problem.message).join('\n')).toBeDefined()
    expect(found?.fix).not.toBe('')
  })

  test('a file that has no place in the content', () => {
    const strangers = [
      'src/content/en/cards/hello.txt',
      'src/content/notes.md',
      'src/content/xx/cards/menu.md',
    ]
    for (const path of strangers)
      expect(errorsOf([...files, { path, text: '' }]).map((problem) => problem.file)).toContain(path)
  })

  test('an amount, with its line', () => {
    const changed = withChange(liver, (text) => `${text}\nTake forty.\n`)
    const line =
      (changed
        .find((file) => file.path === liver)
        ?.text.split('\n')
        .indexOf('Take forty.') ?? 0) + 1
    const find: FindAmounts = (text) => (text.includes('forty') ? [{ text: 'forty' }] : [])
    expect(errorsOf(changed, day, find)).toContainEqual(
      expect.objectContaining({ file: liver, line, message: 'An amount: "forty"' }),
    )
  })
})
