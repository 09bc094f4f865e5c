/** The languages that the guardrails read and in which the crisis cards are written. */
export const languages = [
  'en',
  'es',
  'pt',
  'fr',
  'de',
  'it',
  'ru',
  'uk',
  'pl',
  'tr',
  'id',
  'ms',
  'th',
  'hi',
  'fa',
  'ar',
] as const
export type Language = (typeof languages)[number]

const languageSet: ReadonlySet<string> = new Set(languages)

export function isLanguage(code: string): code is Language {
  return languageSet.has(code)
}
