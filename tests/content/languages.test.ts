import { describe, expect, test } from 'vitest'
import { regionFinder } from '../../src/content/find-region.ts'
import { anchorLatin, listComma } from '../../src/content/help-lines/isolate.ts'
import { printDate, printMoment } from '../../src/content/help-lines/print-date.ts'
import type { HeldFact } from '../../src/content/held.ts'
import { buildKit } from '../../src/content/load-content.ts'
import { textOf } from '../../src/content/markup/rich-text.ts'
import { renderMessage } from '../../src/content/render/render-message.ts'
import { asIfSigned } from '../../src/content/sign-off/as-if-signed.ts'
import { loadAmounts } from '../../src/disk/load-amounts.ts'
import { languages, type Language } from '../../src/guardrails/languages.ts'
import { day, library, reference, region, settings } from './shelf.ts'

const kit = buildKit(asIfSigned(library, day), settings)
const time = '2026-11-24T12:34:56Z'
const until = '2026-12-24T12:34:56Z'
const talk: readonly HeldFact[] = [
  { what: 'where', place: 'crisis' },
  { what: 'help-lines', route: 'overdose', time },
  { what: 'loss', time },
  { what: 'amounts', count: 2, time },
  { what: 'illegal', count: 1, time },
  { what: 'waiting', count: 1 },
  { what: 'muted', time },
]
/** Words of the English list that are words of no other language of the bot. */
const englishWords =
  /\b(?:the|of|and|that|with|you|your|which|flagged|erased|until|kept|closed|country|language|questions about|requests)\b/i
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

  test.each(languages)('no moment of the year reads as an amount in %s', (language) => {
    const findAmounts = loadAmounts()
    const { voice } = kit.wordsIn(language)
    const moments = Array.from({ length: 366 }, (_, index) =>
      new Date(Date.UTC(2028, 0, 1 + index, index % 24, (index * 7) % 60)).toISOString(),
    )
    const read = moments.flatMap((iso) => findAmounts(printMoment(iso, voice), { firstAid: false }))
    expect(read).toEqual([])
  })

  test.each(languages)("the list of one's own data speaks %s and leaves no place unfilled", (language) => {
    const flags = [
      { number: 1, route: 'suicide', state: 'open', time, until, pieces: 3 },
      { number: 2, route: 'new-route', state: 'false-alarm', time: 'never', until, pieces: 0 },
    ] as const
    const values = { count: 2, days: 30, lifetime: 90, region: region('DE'), language, talk, held: flags }
    const shown = [
      renderMessage(kit, reference('my-data-list', { language, values })).text,
      renderMessage(kit, reference('my-data-more', { language, values })).text,
    ]
    const { held, lines, voice } = kit.wordsIn(language)
    for (const text of shown) {
      expect(text).not.toMatch(/[{}]|undefined|false-alarm|new-route/)
      for (const part of [held.kinds.suicide, held.kinds.other, held.states.open, held.states['false-alarm']])
        expect(text).toContain(part)
      for (const part of [printMoment(time, voice), printMoment(until, voice), lines.unknown])
        expect(text).toContain(part)
      if (language !== 'en') expect(text).not.toMatch(englishWords)
    }
  })

  test('a moment is written as the language writes it', () => {
    const moment = (language: Language) => printMoment(time, kit.wordsIn(language).voice)
    expect(moment('en')).toBe('2026-11-24 12:34 UTC')
    expect(moment('de')).toBe('24. November 2026, 12:34 UTC')
    expect(moment('ru')).toBe('24 ноября 2026 года, 12:34 UTC')
    expect(moment('th')).toBe('วันที่ 24 เดือนพฤศจิกายน ค.ศ. 2026 เวลา 12:34 UTC')
    expect(moment('ar')).toBe('24 نوفمبر 2026، \u206612:34 UTC\u2069')
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
