import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, test } from 'vitest'
import { compileAmountCheck } from '../../../src/guardrails/amounts/compile-amount-check.ts'
import { languages } from '../../../src/guardrails/languages.ts'

const path = 'src/guardrails/amounts/amount-words.yaml'
const source = { path, text: readFileSync(path, 'utf8') }
const find = compileAmountCheck(source)
const kindsIn = (text: string, firstAid = false): string[] => find(text, { firstAid }).map(({ kind }) => kind)

describe('an amount is found, however it is written', () => {
  test.each([
    [
      'count',
      'half a tablet',
      'two capsules',
      'a teaspoon of powder',
      '5mg',
      '0.5 - 1 mg',
      '2-3 g',
      '½ tablet',
    ],
    [
      'count',
      'two to three grams',
      '1/2 tsp',
      'one heaping spoonful',
      'another capsule',
      'a second dose',
      '20 micrograms',
    ],
    [
      'count',
      'eine halbe Tablette',
      'zwei Esslöffel',
      'dos cucharadas',
      'medio comprimido',
      'un demi-cachet',
      'mezza compressa',
    ],
    [
      'count',
      'по 2 таблетки',
      'пол таблетки',
      'півтори таблетки',
      'pół tabletki',
      'yarım tablet',
      'setengah tablet',
      'dua biji',
    ],
    [
      'count',
      'ครึ่งเม็ด',
      'สองเม็ด',
      '๓ เม็ด',
      'आधी गोली',
      '५ ग्राम',
      'do goli',
      'نصف قرص',
      'حبتين',
      '٢ ملغ',
      '۵ گرم',
      '５ｇ',
    ],
    [
      'frequency',
      'twice a day',
      '3x daily',
      '4 times per day',
      'once weekly',
      'zweimal täglich',
      '3 fois par jour',
    ],
    [
      'frequency',
      'dos veces al día',
      '2 vezes ao dia',
      'due volte al giorno',
      'два раза в день',
      'двічі на день',
      'trzy razy dziennie',
    ],
    [
      'frequency',
      'günde iki kez',
      '3 kali sehari',
      'วันละ 2 ครั้ง',
      'दिन में दो बार',
      'مرتين في اليوم',
      'دو بار در روز',
    ],
    [
      'interval',
      'every few hours',
      'every other day',
      'every 4 hrs',
      'wait 12 hours before the next one',
      'cada 4 horas',
    ],
    [
      'interval',
      'alle vier Stunden',
      'toutes les 6 heures',
      'ogni otto ore',
      'каждые 6 часов',
      'кожні 4 години',
      'co 6 godzin',
    ],
    [
      'interval',
      '4 saatte bir',
      'setiap 4 jam',
      'ทุก 4 ชั่วโมง',
      'हर 4 घंटे',
      'هر ۴ ساعت',
      'كل 6 ساعات',
      'كل ساعتين',
    ],
    ['interval', 'at least 6 hours between doses'],
    ['schedule', 'it is taken daily', 'take it every morning', 'swallow them each night'],
    [
      'percentage',
      'a 40 % solution',
      'reduce your dose by 10 % a week',
      'an extract with 45 percent mitragynine',
      '20 %',
    ],
    ['ratio', 'a 10:1 extract', '15x', '50 x powder', '10 to 1 extract'],
    ['change', 'double the usual dose', 'half your dose', 'cut the dose by half'],
  ])('%s: %s …', (kind, ...texts) => {
    for (const text of texts) expect([text, kindsIn(text)]).toEqual([text, expect.arrayContaining([kind])])
  })

  test('with its place in the text', () => {
    expect(find('Never take ½ tablet. Or two  grams.', { firstAid: false })).toEqual([
      { start: 11, end: 19, kind: 'count', text: '½ tablet' },
      { start: 24, end: 34, kind: 'count', text: 'two  grams' },
    ])
  })
})

test.each([
  'Call 988 or 1-800-273-8255. Text HOME to 741741.',
  'A study of 40,885 adults in 2021 found it in one in four people.',
  '38 % of people relapsed, and about 12 percent of patients left the study.',
  'Withdrawal lasts four to ten days. The first 72 hours are the hardest.',
  'Under 18, or 21 and over in some states.',
  'Open 24/7, from 10:30. Somebody answers 24 hours a day, 7 days a week.',
  'On 3 March 2024 six states had a law. Checked 2026-11-20.',
  'The risk is four times higher after a week or two.',
  'In December about 73,000 units were seized.',
  'Every day counts, and every minute of rest helps.',
  'On a compris. Par l’alcool, on l’a fait. Dos personas, zwei Menschen, два человека, dua orang.',
])('no amount: %s', (text) => {
  expect(find(text, { firstAid: false })).toEqual([])
})

describe('first aid', () => {
  test.each([
    'Give one slow breath about every five seconds.',
    'Give another device after a few minutes. Wait two to three minutes.',
    'A second dose can be given, one spray in one nostril.',
  ])('may say: %s', (text) => {
    expect(find(text, { firstAid: true })).toEqual([])
    expect(find(text, { firstAid: false })).not.toEqual([])
  })

  test.each(['4 mg', 'two tablets', 'every four hours', 'twice a day'])('may not say: %s', (text) => {
    expect(find(text, { firstAid: true })).not.toEqual([])
  })
})

// The data itself gives the cases: each number with each unit, in each language.
type Words = Readonly<Record<string, string | undefined>>
const data = parse(source.text) as { any: Words; languages: Record<string, Words> }
const listOf = (words: Words | undefined, role: string): string[] =>
  (words?.[role] ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replace('*', ''))
const asDigits = (number: number, zero: number): string =>
  String(number).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
const spaces = ['', ' ', '  ', '\u00a0', '-', '\u200b', '\n', '\t', ' \u202f']
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0xe50, 0xff10]

describe.each(languages)('in %s', (language) => {
  const words = data.languages[language]
  const units = ['units', 'forms', 'measures']
    .flatMap((role) => listOf(words, role))
    .concat(listOf(data.any, 'units'))

  test('every number and unit are an amount, however spaced', () => {
    const missed = units.flatMap((unit, i) =>
      spaces
        .map(
          (space, j) =>
            `${asDigits(1 + ((i * 37 + j) % 999), zeros[(i + j) % zeros.length] ?? 0x30)}${space}${unit}`,
        )
        .filter((text) => !kindsIn(text).includes('count')),
    )
    expect(missed).toEqual([])
  })

  test('every number word and unit are an amount', () => {
    const missed = listOf(words, 'numbers').flatMap((number) =>
      units
        .filter((unit) => unit.length > 1)
        .map((unit, i) => `x ${number}${[' ', '  ', '\u00a0', '\n'][i % 4]}${unit}`)
        .filter((text) => kindsIn(text).length === 0),
    )
    expect(missed).toEqual([])
  })
})

test('eight times the text takes nowhere near the time of eight times eight', () => {
  const piece = 'take two of the small 5 % solution every few hours or wait, then half the usual dose 10:1 '
  const timeOf = (copies: number): number => {
    const text = piece.repeat(copies)
    const times = Array.from({ length: 7 }, () => {
      const start = performance.now()
      find(text, { firstAid: false })
      return performance.now() - start
    })
    return Math.min(...times)
  }
  timeOf(160)
  expect(timeOf(160)).toBeLessThan(timeOf(20) * 30 + 10)
})

test('a fault in the data names file, line and fix', () => {
  expect(() => compileAmountCheck({ path: 'words.yaml', text: 'any: {}\nlanguages:\n  xx: {}\n' })).toThrow(
    /words\.yaml:\d+/,
  )
})
