/**
 * Writes `src/content/<language>/regions.yaml`: the names of the countries in the directory, as Unicode CLDR
 * has them. Run by hand when a country is added; the result is data that a person may correct.
 *
 *     npx tsx scripts/content/make-region-names.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import { loadLibrary } from '../../src/content/load-library.ts'
import { readContentFiles } from '../../src/disk/load-content.ts'
import { projectRoot } from '../../src/disk/read-folder.ts'
import { languages, type Language } from '../../src/guardrails/languages.ts'

const library = loadLibrary(readContentFiles())
const places = new Set<string>(library.helpLines.keys())
for (const { statuses } of library.legal)
  for (const { place, name } of statuses) if (name === undefined) places.add(place)
places.delete('ZZ')

/** Where people of the language say another name than CLDR has; CLDR's then stands in region-aliases.yaml. */
const asPeopleSay: Partial<Record<Language, Readonly<Record<string, string>>>> = {
  hi: { US: 'अमेरिका' },
  ru: { US: 'США' },
  uk: { US: 'США' },
}

for (const language of languages) {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  // The long form of Hong Kong's name is an official title; people look for the short one.
  const short = new Intl.DisplayNames([language], { type: 'region', style: 'short' })
  const nameOf = (code: string) =>
    asPeopleSay[language]?.[code] ?? (code === 'HK' ? short : names).of(code) ?? code
  const table = Object.fromEntries([...places].sort().map((code) => [code, nameOf(code)]))
  mkdirSync(`${projectRoot}src/content/${language}`, { recursive: true })
  writeFileSync(`${projectRoot}src/content/${language}/regions.yaml`, stringify(table, { lineWidth: 0 }))
}
