import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'

/** A process of its own, for being refused: opens a store and tells what came of it. */
const store = openSqliteStore(process.argv[2] ?? '')
try {
  await store.load('anybody', 1)
  process.stdout.write('opened\n')
} catch (error) {
  process.stdout.write(`${String(error)}\n`)
}
await store.close()
