import { mkdirSync, writeFileSync } from 'node:fs'
import type { RegionCode } from '../../src/content/button.ts'
import { buildKit } from '../../src/content/load-content.ts'
import { loadLibrary } from '../../src/content/load-library.ts'
import { asIfSigned } from '../../src/content/sign-off/as-if-signed.ts'
import { signablesOf } from '../../src/content/sign-off/signables.ts'
import { readContentFiles } from '../../src/disk/load-content.ts'
import { projectRoot } from '../../src/disk/read-folder.ts'
import { languages } from '../../src/guardrails/languages.ts'
import { bookPage } from './book/book-page.ts'

/** Writes one page for each language that has words of its own. Unsigned entries are in it, marked as waiting. */
export function book(today: string, print: (line: string) => void): number {
  const library = loadLibrary(readContentFiles())
  const signables = signablesOf(library, today)
  const kit = buildKit(asIfSigned(library, today), {
    defaultRegion: 'US' as RegionCode, // The default of the settings; any country would do.
    botUsername: 'evenkeel_bot',
    retentionDays: 30,
    today,
  })
  mkdirSync(`${projectRoot}book`, { recursive: true })
  for (const language of languages) {
    const shelf = library.shelves.get(language)
    if (shelf === undefined || shelf.cards.size + shelf.topics.size === 0) continue
    writeFileSync(`${projectRoot}book/${language}.html`, bookPage(kit, language, signables))
    print(`book/${language}.html`)
  }
  return 0
}
