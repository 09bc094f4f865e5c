// Joins one of our TypeScript programs and all that it imports: `node join-sources.js <file.ts> <folder>`.
// A process of its own, so that the program does not carry the compiler in its memory.
import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const [entry, folder] = process.argv.slice(2)

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

await build({
  entryPoints: { program: entry },
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  // What is imported only when it is needed stays apart, so that its packages are not loaded either.
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  // But for this one, of which we use a part: the rest, such as its messages in fifty languages, is left out.
  alias: { zod: fileURLToPath(import.meta.resolve('zod')) },
  logLevel: 'error',
  plugins: [keepAddresses],
})
