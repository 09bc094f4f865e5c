// Runs one of our TypeScript programs without a compile step: `node run.js src/bot/main.ts [arguments]`.
// Its files are joined, which on Node 20 takes half the time and two thirds of the memory of a loader that translates
// them one by one, and kept beside the packages until a source or a package changes.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const weekInMilliseconds = 7 * 24 * 60 * 60 * 1000
const root = fileURLToPath(new URL('.', import.meta.url))
const entry = process.argv[2]
if (entry === undefined) throw new Error('usage: node run.js <file.ts> [arguments]')

const folder = join(root, 'node_modules/.cache/evenkeel', `${basename(entry, '.ts')}-${hashOfSources()}`)
if (!existsSync(folder)) joinInto(folder)
// The program sees its own arguments where it expects them.
process.argv.splice(1, 2, join(root, entry))
await import(pathToFileURL(join(folder, 'program.mjs')).href)

function hashOfSources() {
  const hash = createHash('sha256').update(entry)
  const sources = ['src', 'scripts']
    .flatMap((place) => readdirSync(join(root, place), { recursive: true }).map((name) => join(place, name)))
    .filter((path) => path.endsWith('.ts'))
    .toSorted((a, b) => (a < b ? -1 : 1))
  for (const path of [...sources, 'join-sources.js', 'package-lock.json'])
    hash.update(`\n${path}\n`).update(readFileSync(join(root, path)))
  return hash.digest('hex').slice(0, 16)
}

/** Appears whole or not at all, however many processes start at once. */
function joinInto(place) {
  const draft = `${place}-${process.pid}`
  mkdirSync(draft, { recursive: true })
  const { status } = spawnSync(process.execPath, [join(root, 'join-sources.js'), join(root, entry), draft], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(1)
  try {
    renameSync(draft, place)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(place)) throw error
  }
  removeOld(dirname(place))
}

/** A program loads all of its parts at its start: after a week nobody reads them any more. */
function removeOld(cache) {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name)
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity
    if (Date.now() - made > weekInMilliseconds) rmSync(path, { recursive: true, force: true })
  }
}
