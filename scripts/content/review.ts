import { createInterface } from 'node:readline/promises'
import { loadLibrary } from '../../src/content/load-library.ts'
import type { Library } from '../../src/content/library.ts'
import type { SignOffRole } from '../../src/content/schemas/registry-schemas.ts'
import { addSignature } from '../../src/content/sign-off/add-signature.ts'
import { signablesOf, type Signable } from '../../src/content/sign-off/signables.ts'
import { hasRole, validSignatures } from '../../src/content/sign-off/signatures.ts'
import { readContentFiles } from '../../src/disk/load-content.ts'
import { lineDiff } from './review/line-diff.ts'
import { signedText } from './review/signed-text.ts'
import { isRole, isWanted, signatureFor, whoSigns, type SignOptions } from './sign.ts'
import { writeLedger } from './write-ledger.ts'

/**
 * Walks a reviewer through what waits for a signature in their role: the sources, the change beside the words that
 * were signed, and the words as they stand. Each sign-off is written at once, so that stopping loses nothing.
 */
export async function review(options: SignOptions, print: (line: string) => void): Promise<number> {
  const { role, by, today } = options
  if (!isRole(role) || by === undefined || by.trim() === '') {
    print(whoSigns)
    return 2
  }
  const files = readContentFiles()
  const library = loadLibrary(files)
  const ledgers = new Map([...library.shelves].map(([language, shelf]) => [language, shelf.ledger]))
  const waiting = signablesOf(library, today).filter(
    (one) => isWanted(one, options) && !isSignedAs(library, one, role, today),
  )
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answers = terminal[Symbol.asyncIterator]()
  let signed = 0
  for (const [index, one] of waiting.entries()) {
    const text = files.find((file) => file.path === one.path)?.text ?? ''
    print(`\n=== ${index + 1} of ${waiting.length}: ${one.id} (${one.language}), ${one.path}, ${one.state}`)
    for (const line of sourceLines(library, one)) print(line)
    for (const line of changeLines(library, one, text, today)) print(line)
    terminal.setPrompt('[s]ign, [n]ext, [q]uit: ')
    terminal.prompt()
    const answer = await answers.next()
    const choice = answer.done === true ? 'q' : answer.value.trim().toLowerCase()
    if (choice === 'q') break
    if (choice !== 's') continue
    const ledger = addSignature(ledgers.get(one.language) ?? {}, one.id, signatureFor(one, role, by, options))
    ledgers.set(one.language, ledger)
    writeLedger(one.language, ledger)
    signed += 1
  }
  terminal.close()
  print(`${signed} signed, ${waiting.length - signed} still wait`)
  return 0
}

function isSignedAs(
  library: Library,
  { language, id, hash }: Signable,
  role: SignOffRole,
  today: string,
): boolean {
  return hasRole(validSignatures(library.shelves.get(language)?.ledger ?? {}, id, hash, today), role)
}

function sourceLines(library: Library, { sources }: Signable): readonly string[] {
  return sources.map((key) => {
    const source = library.sources[key]
    return `  ${key}: ${source?.organisation ?? 'unknown'}, ${source?.title ?? ''} ${source?.addresses.join(' ') ?? ''}`
  })
}

/** The change since the last signature; all of the words when there was none. */
function changeLines(library: Library, one: Signable, text: string, today: string): readonly string[] {
  const signatures = library.shelves.get(one.language)?.ledger[one.id] ?? []
  const before = signedText(one, new Set(signatures.map(({ hash }) => hash)), today)
  if (before === null || before === text)
    return [
      '',
      ...text
        .trimEnd()
        .split('\n')
        .map((line) => `  ${line}`),
    ]
  return ['', ...lineDiff(before, text).map(({ mark, text: line }) => `${mark} ${line}`)]
}
