import { plain, textOf, type RichText } from '../markup/rich-text.ts'
import type { Language } from '../../guardrails/languages.ts'
import type { LineWords } from '../schemas/lines-schema.ts'
import { fillWords } from './fill-words.ts'
import { isolate, listComma } from './isolate.ts'

/** `2026-11-24`, or as the language writes a date where its words say how: `24 de noviembre de 2026`. */
export function printDate(
  iso: string,
  { words, language }: { readonly words: LineWords; readonly language: Language },
): RichText {
  const [year = '', month = '', day = ''] = iso.split('-')
  const name = words.dates?.months[Number(month) - 1]
  if (words.dates === undefined || name === undefined) return isolate([plain(iso)], language)
  return fillWords(words.dates.form, {
    year: [plain(year)],
    month: [plain(name)],
    day: [plain(String(Number(day)))],
  })
}

/** `2026-11-24 12:34 UTC`, or with the date as the language writes it: `24 de noviembre de 2026, 12:34 UTC`. */
export function printMoment(
  time: string,
  voice: { readonly words: LineWords; readonly language: Language },
): string {
  const { words, language } = voice
  const milliseconds = Date.parse(time)
  if (Number.isNaN(milliseconds)) return words.unknown
  const iso = new Date(milliseconds).toISOString()
  const clock = `${iso.slice(11, 16)} UTC`
  if (words.dates === undefined) return textOf(isolate([plain(`${iso.slice(0, 10)} ${clock}`)], language))
  const form = words.dates.withTime ?? `{date}${listComma(language)}{time}`
  const places = { date: printDate(iso.slice(0, 10), voice), time: isolate([plain(clock)], language) }
  return textOf(fillWords(form, places))
}
