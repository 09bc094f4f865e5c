import type { RegionCode } from '../../src/content/button.ts'
import type { Content, ContentSettings } from '../../src/content/content.ts'
import type { Library } from '../../src/content/library.ts'
import { buildContent } from '../../src/content/load-content.ts'
import { loadLibrary } from '../../src/content/load-library.ts'
import { readContentFiles } from '../../src/disk/load-content.ts'
import type { SourceFile } from '../../src/guardrails/source-file.ts'

/** The content as it stands in the project. */
export const files: readonly SourceFile[] = readContentFiles()
export const library: Library = loadLibrary(files)

/** The last day on which anything was checked or signed: the tests must not turn red by waiting. */
export const day: string = [...library.shelves.values()]
  .flatMap((shelf) => [
    ...[...shelf.topics.values(), ...shelf.cards.values()].map((entry) => entry.meta.checked),
    ...Object.values(shelf.ledger).flatMap((signatures) => signatures.map((signature) => signature.on)),
  ])
  .reduce((latest, date) => (date > latest ? date : latest))

export const region = (code: string): RegionCode => code as RegionCode

export const settings: ContentSettings = {
  defaultRegion: region('US'),
  botUsername: 'evenkeel_bot',
  retentionDays: 30,
  consoleUrl: 'https://bot.example.org/console/',
  today: day,
}

export const content: Content = buildContent(files, settings)

export { plainReference as reference } from '../../src/content/reference.ts'

/** The files with one of them changed; the change must find something to change. */
export function withChange(path: string, change: (text: string) => string): readonly SourceFile[] {
  const file = files.find((candidate) => candidate.path === path)
  if (file === undefined) throw new Error(`no file ${path}`)
  const text = change(file.text)
  if (text === file.text) throw new Error(`nothing changed in ${path}`)
  return files.map((candidate) => (candidate === file ? { path, text } : candidate))
}
