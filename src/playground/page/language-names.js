/** The languages of a person's app that the page offers, each in its own name. */
export const languageNames = {
  en: 'English',
  es: 'Español',
  pt: 'Português',
  fr: 'Français',
  de: 'Deutsch',
  it: 'Italiano',
  ru: 'Русский',
  uk: 'Українська',
  pl: 'Polski',
  tr: 'Türkçe',
  id: 'Indonesia',
  ms: 'Melayu',
  th: 'ไทย',
  hi: 'हिन्दी',
  fa: 'فارسی',
  ar: 'العربية',
}
