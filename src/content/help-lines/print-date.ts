import { plain, type RichText } from '../markup/rich-text.ts'
import type { Language } from '../../guardrails/languages.ts'
import type { LineWords } from '../schemas/lines-schema.ts'
import { fillWords } from './fill-words.ts'
import { isolate } from './isolate.ts'

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
