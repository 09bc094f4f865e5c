import { mkdirSync, writeFileSync } from 'node:fs'
import { stringify } from 'yaml'
import type { Ledger } from '../../src/content/schemas/registry-schemas.ts'
import { projectRoot } from '../../src/disk/read-folder.ts'
import type { Language } from '../../src/guardrails/languages.ts'

const heading = `# Who signed which exact wording, in which role, and until when. Written by \`npm run content -- --sign\`
# and \`-- --review\`; a changed letter in an entry makes its hash differ and its signature void.
`

/** Writes a language's ledger, its entries in the order of their names. */
export function writeLedger(language: Language, ledger: Ledger): void {
  const sorted = Object.fromEntries(Object.entries(ledger).sort(([a], [b]) => (a < b ? -1 : 1)))
  mkdirSync(`${projectRoot}src/content/ledger`, { recursive: true })
  writeFileSync(
    `${projectRoot}src/content/ledger/${language}.yaml`,
    heading + stringify(sorted, { lineWidth: 0, singleQuote: true }),
  )
}
