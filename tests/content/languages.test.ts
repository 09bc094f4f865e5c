import { describe, expect, test } from 'vitest'
import { regionFinder } from '../../src/content/find-region.ts'
import { anchorLatin, listComma } from '../../src/content/help-lines/isolate.ts'
import { printDate } from '../../src/content/help-lines/print-date.ts'
import { buildKit } from '../../src/content/load-content.ts'
import { textOf } from '../../src/content/markup/rich-text.ts'
import { renderMessage } from '../../src/content/render/render-message.ts'
import { asIfSigned } from '../../src/content/sign-off/as-if-signed.ts'
import { loadAmounts } from '../../src/disk/load-amounts.ts'
import { languages } from '../../src/guardrails/languages.ts'
import { day, library, reference, region, settings } from './shelf.ts'

const kit = buildKit(asIfSigned(library, day), settings)
const lawPages = [0, 1, 2, 3, 4, 5, 6, 7, 8]

describe('what each language writes in its own way', () => {
  test('commands and 7-OH keep their order in Arabic and Persian, and nothing is added elsewhere', () => {
    expect(anchorLatin('أرسل /crisis أو 7-OH', 'ar')).toBe('أرسل \u200e/crisis أو \u200e7-OH')
    expect(anchorLatin('نشانی a/b و 30/11', 'fa')).toBe('نشانی a/b و 30/11')
    expect(anchorLatin('Send /crisis', 'en')).toBe('Send /crisis')
    expect(renderMessage(kit, reference('help', { language: 'fa' })).text).toContain('\u200e/crisis')
  })

  test.each([
    ['США', 'US'],
    ['Соединенные Штаты', 'US'],
    ['EE.UU.', 'US'],
    ['ABD', 'US'],
    ['अमेरिका', 'US'],
    ['संयुक्त राज्य', 'US'],
    ['امريكا', 'US'],
    ['อังกฤษ', 'GB'],
    ['ingiltere', 'GB'],
    ['Англія', 'GB'],
    ['Belanda', 'NL'],
    ['Белоруссия', 'BY'],
    ['السعودية', 'SA'],
    ['ประเทศไทย', 'TH'],
  ])('finds the country that people call %s', (words, code) => {
    expect(regionFinder(library)(words)).toBe(code)
  })

  test('no name of a country is also the name of another', () => {
    const find = regionFinder(library)
    for (const { regions } of library.shelves.values())
      for (const [code, name] of Object.entries(regions))
        if (library.helpLines.has(region(code))) expect(find(name)).toBe(code)
    for (const [code, names] of Object.entries(library.regionAliases))
      for (const name of names ?? []) expect(find(name)).toBe(code)
  })

  test('lists have the comma of the language', () => {
    expect([listComma('ar'), listComma('fa'), listComma('hi')]).toEqual(['، ', '، ', ', '])
  })

  test.each(languages)('no day of the year reads as an amount in %s', (language) => {
    const findAmounts = loadAmounts()
    const days = Array.from({ length: 366 }, (_, index) =>
      new Date(Date.UTC(2028, 0, 1 + index)).toISOString().slice(0, 10),
    )
    const read = days.flatMap((iso) =>
      findAmounts(textOf(printDate(iso, kit.wordsIn(language).voice)), { firstAid: false }),
    )
    expect(read).toEqual([])
  })

  test("the list of one's own data names its flags in the language, with the fact itself where there is no word", () => {
    const flags = [
      { route: 'suicide', severity: 'critical', state: 'open', time: '2026-11-24T10:00:00.000Z' },
      { route: 'new-route', severity: 'new', state: 'false-alarm', time: 'never' },
    ] as const
    const { text } = renderMessage(kit, reference('my-data-list', { language: 'de', values: { flags } }))
    expect(text).toContain('1. Suizid; dringend; offen; 24. November 2026 10:00 UTC')
    expect(text).toContain('2. anderes; new; Fehlalarm; nicht bekannt')
    const english = renderMessage(kit, reference('my-data-list', { language: 'en', values: { flags } }))
    expect(english.text).toContain('1. critical, suicide, open, 2026-11-24 10:00 UTC')
  })

  test.each(languages)('the table of the law speaks %s and says on each page to check first', (language) => {
    const { legal } = kit.wordsIn(language)
    const pages = lawPages.map(
      (page) => renderMessage(kit, reference('topic:legal-status', { language, page })).text,
    )
    const table = pages.filter((text) => Object.values(legal.headings).some((one) => text.startsWith(one)))
    expect(table.length).toBeGreaterThanOrEqual(3)
    for (const text of table) {
      expect(text).toContain(legal.checkFirst)
      expect(text).toContain(legal.notListed)
    }
    if (language !== 'en') expect(legal.checkFirst).not.toBe(kit.wordsIn('en').legal.checkFirst)
  })
})
