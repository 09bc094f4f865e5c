import { createHash } from 'node:crypto'
import { appendFile, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A message that was judged wrongly, redacted: what the tests of the guardrails can take over. */
export interface Example {
  readonly flagId: string
  readonly text: string
  readonly language: string
  /** What it is not (a false alarm), or what it is (the bot missed it). */
  readonly verdict: { readonly not: string } | { readonly route: string }
  readonly rules: readonly string[]
}

/** Examples that moderators agreed to keep. Nothing reads them but people: they leave by hand or not at all. */
export interface ExamplesFile {
  add(example: Example): Promise<void>
  /** Takes out what came from these flags. */
  remove(flagIds: readonly string[]): Promise<void>
}

export const examplesFileName = 'examples.jsonl'

/** Lines of `examples.jsonl` in a folder, for the owner's eyes only. The same example twice is one line. */
export function createExamplesFile(folder: string): ExamplesFile {
  const path = join(folder, examplesFileName)
  let last: Promise<unknown> = Promise.resolve()
  /** One change after the other. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const run = last.then(work)
    last = run.catch(() => {})
    return run
  }
  return {
    add: (example) =>
      inTurn(async () => {
        const { flagId, verdict, text, language, rules } = example
        const line = JSON.stringify({ id: nameOf(flagId, text), text, language, ...verdict, rules })
        if ((await linesOf(path)).includes(line)) return
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await appendFile(path, `${line}\n`, { mode: 0o600 })
      }),
    remove: (flagIds) =>
      inTurn(async () => {
        const lines = await linesOf(path)
        const gone = flagIds.map((id) => `{"id":"${prefixOf(id)}.`)
        const left = lines.filter((line) => !gone.some((start) => line.startsWith(start)))
        if (left.length === lines.length) return
        await writeFile(`${path}.new`, left.map((line) => `${line}\n`).join(''), { mode: 0o600 })
        await rename(`${path}.new`, path)
      }),
  }
}

/** Tells nothing about the conversation, and still finds its lines when a person is forgotten. */
const prefixOf = (flagId: string) => createHash('sha256').update(flagId).digest('hex').slice(0, 12)
const nameOf = (flagId: string, text: string) =>
  `${prefixOf(flagId)}.${createHash('sha256').update(text).digest('hex').slice(0, 6)}`

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '')
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === 'ENOENT') return []
    throw error
  }
}
