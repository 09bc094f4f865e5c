// Runs one of our TypeScript programs without a compile step: `node run.js src/bot/main.ts [arguments]`.
// All files are joined into one in memory of this start, which on Node 20 takes half the time and two thirds of the
// memory of a loader that translates them one by one. Packages stay outside.
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'

const root = fileURLToPath(new URL('.', import.meta.url))
const entry = process.argv[2]
if (entry === undefined) throw new Error('usage: node run.js <file.ts> [arguments]')

/** A file finds its data beside itself, so each keeps the address that it has in the tree. */
const keepAddresses = {
  name: 'keep-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    }))
  },
}

// Beside the packages, so that their names resolve; one file for each process, gone as soon as it is loaded.
const folder = join(root, 'node_modules/.cache/evenkeel')
const joined = join(folder, `${basename(entry, '.ts')}-${process.pid}.mjs`)
mkdirSync(folder, { recursive: true })
await build({
  entryPoints: [join(root, entry)],
  outfile: joined,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'error',
  plugins: [keepAddresses],
})
// Its service is a process of its own, which nobody needs any more.
await stop()
// The program sees its own arguments where it expects them.
process.argv.splice(1, 2, join(root, entry))
try {
  await import(pathToFileURL(joined).href)
} finally {
  rmSync(joined, { force: true })
}
