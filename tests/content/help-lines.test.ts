import { describe, expect, test } from 'vitest'
import { textOf } from '../../src/content/markup/rich-text.ts'
import { phoneForm } from '../../src/content/help-lines/phone-form.ts'
import { chooseLines } from '../../src/content/help-lines/choose-lines.ts'
import { isFresh, isShowable } from '../../src/content/help-lines/showable.ts'
import { helpLine, type HelpLine } from '../../src/content/schemas/hotline-schema.ts'
import type { Reference } from '../../src/content/reference.ts'
import { content, library, reference, region } from './shelf.ts'

const today = '2026-11-24'

function line(parts: Record<string, unknown> = {}): HelpLine {
  return helpLine.parse({
    id: 'gb-suicide-example',
    kind: 'suicide',
    rank: 1,
    name: { local: 'Example', en: 'Example' },
    phone: '116 123',
    languages: ['en'],
    status: 'active',
    checked: '2026-11-01',
    confidence: 'A',
    source: { name: 'Example' },
    ...parts,
  })
}

describe('which lines are shown', () => {
  test.each([
    ['checked lately, two sources', {}, true, true],
    ['one source', { confidence: 'B' }, true, true],
    ['general knowledge', { confidence: 'C' }, false, true],
    ['uncertain', { status: 'uncertain' }, false, false],
    ['weak sources', { flags: ['weak: unofficial'] }, false, true],
    ['old sources', { flags: ['old: 2023'] }, false, true],
    ['another open question', { flags: ['check: hours'] }, true, true],
    ['past its term of 180 days', { checked: '2026-05-27' }, true, false],
    ['on the last day of its term', { checked: '2026-05-28' }, true, true],
    ['set to overdue', { status: 'overdue' }, true, false],
    ['unchecked for more than two years', { checked: '2024-11-23' }, false, false],
    ['never checked', { checked: undefined }, false, false],
    ['an emergency number past its term', { kind: 'emergency', checked: '2024-01-01' }, true, false],
  ])('%s', (_what, parts, shown, fresh) => {
    expect([isShowable(line(parts), today), isFresh(line(parts), today)]).toEqual([shown, fresh])
  })

  test('a line inside its term takes the place of one past it', () => {
    const due = line({ id: 'gb-suicide-due', rank: 1, checked: '2026-01-01' })
    const fresh = line({ id: 'gb-suicide-fresh', rank: 2 })
    expect(chooseLines([due, fresh], 'suicide', today)).toEqual({ lines: [fresh], overdue: false })
    expect(chooseLines([due], 'suicide', today)).toEqual({ lines: [due], overdue: true })
  })

  test('lines for everybody stand before lines for a group', () => {
    const group = line({ id: 'gb-suicide-group', rank: 1, scope: 'Wales' })
    const all = line({ id: 'gb-suicide-all', rank: 2 })
    expect(chooseLines([group, all], 'suicide', today).lines).toEqual([all, group])
  })
})

describe('how a number is printed', () => {
  test.each([
    ['988', undefined, '988'],
    ['1-800-222-1222', '+1 800 222 1222', '+1 800 222 1222'],
    ['0800 1111', '+44 800 1111', '0800 1111 (+44 800 1111)'],
    ['13 11 14', undefined, '13 11 14'],
  ])('%s', (phone, international, shown) => {
    expect(textOf(phoneForm({ phone, international }))).toBe(shown)
  })
})

const shown = (entry: Reference['entry'], parts: Partial<Reference> = {}) =>
  content.render(reference(entry, parts)).text

describe('crisis messages', () => {
  const crisisCards = ['crisis-overdose', 'crisis-medical', 'crisis-suicide', 'crisis-violence'] as const
  const countries = [...library.helpLines.keys()].filter((code) => code !== 'ZZ')

  test.each(crisisCards)('%s shows a number of each country of the directory', (entry) => {
    for (const where of countries) {
      const numbers = (library.helpLines.get(where) ?? []).flatMap((known) =>
        [known.phone, known.international, known.sms?.number].filter((number) => number !== undefined),
      )
      const text = shown(entry, { region: where })
      expect(numbers.some((number) => text.includes(number))).toBe(true)
    }
  })

  test.each(crisisCards)('%s shows no line that may not be shown', (entry) => {
    for (const where of countries) {
      const text = shown(entry, { region: where })
      const all = library.helpLines.get(where) ?? []
      const showable = new Set(all.filter((known) => isShowable(known, today)).map((known) => known.name.en))
      for (const hidden of all.filter((known) => !isShowable(known, today) && !showable.has(known.name.en)))
        expect(text).not.toContain(` · ${hidden.name.en} (`)
    }
  })

  test.each(crisisCards)(
    '%s names the default country, and the rule for elsewhere, when none is known',
    (entry) => {
      const text = shown(entry)
      expect(text).toContain('If your country is the United States:')
      expect(text).toContain('112 works on mobile phones in many countries')
    },
  )

  test.each(crisisCards)('%s shows nobody another country’s numbers', (entry) => {
    for (const code of ['ZZ', 'GH', 'QQ']) {
      const text = shown(entry, { region: region(code) })
      expect(text).not.toMatch(/911|988|741741|800/)
      expect(text).toContain('Call your local emergency number')
    }
  })

  test('the rule for elsewhere is said once, however many lines there are', () => {
    const text = shown('crisis-overdose', { also: ['suicide', 'violence'] })
    expect(text.split('Elsewhere: call your local emergency number').length).toBe(2)
  })

  test('in the US: call, text and chat of 988, the text line, and the number for danger', () => {
    expect(shown('crisis-suicide', { region: region('US') })).toContain(
      [
        'Call or text 988 · 988 Suicide & Crisis Lifeline (free, 24/7)',
        'Chat: chat.988lifeline.org',
        'Text HOME to 741741 · Crisis Text Line (free, 24/7)',
        'In danger now: call 911',
      ].join('\n'),
    )
  })

  test('the Spanish option stands right below 988, for who writes Spanish', () => {
    const text = shown('crisis-suicide', { language: 'es', region: region('US') })
    expect(text.indexOf('988 Línea de Prevención')).toBeGreaterThan(
      text.indexOf('988 Suicide & Crisis Lifeline'),
    )
  })

  test('"press 3", which ended, is nowhere', () => {
    const pages = [0, 1, 2, 3].map((page) => shown('country-lines', { region: region('US'), page }))
    expect(pages.join('\n')).not.toMatch(/press 3|PRIDE/)
    for (const name of ['Veterans Crisis Line', 'Trevor Project', 'StrongHearts', '988 Lifeline in Spanish'])
      expect(pages.join('\n')).toContain(name)
  })

  test('a line past its term is marked, and the emergency number stands before it', () => {
    const text = shown('crisis-suicide', { region: region('LV') })
    expect(text).toContain('last checked 2026-01-13')
    expect(text.indexOf('Call 112')).toBeLessThan(text.indexOf('116 123'))
  })

  test('a country without a confirmed line gets its emergency number and the directory', () => {
    for (const code of ['BG', 'TR']) {
      const text = shown('crisis-suicide', { region: region(code) })
      expect(text).toContain('112')
      expect(text).toContain('findahelpline.com')
    }
  })
})

describe('the whole card of a country', () => {
  test('every page is short, and every line names its source and date', () => {
    for (const where of library.helpLines.keys()) {
      for (let page = 0; page < 12; page += 1) {
        const text = shown('country-lines', { region: where, page })
        expect(text.length).toBeLessThan(1600)
        const sources = text.match(/^Source: /gm)?.length ?? 0
        const dates = text.match(/Checked: (\d{4}-\d{2}-\d{2}|not known)$/gm)?.length ?? 0
        expect(dates).toBe(sources)
      }
    }
  })

  test('no name of a dataset reaches a person', () => {
    for (const lines of library.helpLines.values())
      for (const { source } of lines)
        expect(`${source.name} ${source.address ?? ''}`).not.toMatch(
          /code file|github|npmjs|dataset|TripBot|Naga/i,
        )
  })
})

describe('finding a country', () => {
  test.each([
    ['US', 'US'],
    ['usa', 'US'],
    ['U.S.A.', 'US'],
    ['united states', 'US'],
    ['Deutschland', 'DE'],
    ['ALLEMAGNE', 'DE'],
    ['españa', 'ES'],
    ['espana', 'ES'],
    ['Россия', 'RU'],
    ['UK', 'GB'],
    ['Scotland', 'GB'],
    ['ประเทศไทย', 'TH'],
    ['ไทย', 'TH'],
    ['ZZ', 'ZZ'],
    ['Atlantis', null],
    ['', null],
    ['__proto__', null],
    ['x'.repeat(5000), null],
  ])('%j is %j', (words, code) => {
    expect(content.findRegion(words)).toBe(code)
  })
})
