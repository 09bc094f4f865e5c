import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { StoreUnavailable, type Store } from '../../src/store/store.ts'
import { commit, flag, newConversation } from './examples.ts'
import { describeStoreContract } from './store-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'evenkeel-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function newPath(): string {
  files += 1
  return join(folder, `${files}`, 'evenkeel.db')
}

describeStoreContract(async () => {
  const path = newPath()
  let store = openSqliteStore(path)
  return {
    get store() {
      return store
    },
    async restart() {
      await store.close()
      store = openSqliteStore(path)
    },
    async lendTo(child) {
      await store.close()
      await child('sqlite', path)
      store = openSqliteStore(path)
    },
    tearDown: () => store.close(),
  }
})

describe('the embedded store', () => {
  const works = async (store: Store) => {
    expect(await store.commit(commit(newConversation()))).toBe('committed')
  }
  const unavailable = (store: Store) =>
    expect(store.load('anybody', 1)).rejects.toBeInstanceOf(StoreUnavailable)

  it('makes its folder and a file that nobody else can read', async () => {
    const path = newPath()
    const store = openSqliteStore(path)
    await works(store)
    for (const name of readdirSync(join(path, '..')))
      expect(statSync(join(path, '..', name)).mode & 0o077).toBe(0)
    await store.close()
  })

  it('refuses a second process, says why, and lets it in after the first', async () => {
    const path = newPath()
    const store = openSqliteStore(path)
    await works(store)
    const tryToOpen = () =>
      execFileSync(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(new URL('open-once.ts', import.meta.url)), path],
        { encoding: 'utf8' },
      ).trim()
    expect(tryToOpen()).toMatch(/^StoreUnavailable: Another process has the store open/)
    await works(store)
    await store.close()
    expect(tryToOpen()).toBe('opened')
  })

  it('refuses a file that is no database, and works again when that is out of the way', async () => {
    const path = newPath()
    mkdirSync(join(path, '..'))
    writeFileSync(path, 'this is no database '.repeat(500))
    const store = openSqliteStore(path)
    await unavailable(store)
    rmSync(path)
    await works(store)
    await store.close()
  })

  it('refuses a file of a newer release', async () => {
    const path = newPath()
    const store = openSqliteStore(path)
    await works(store)
    await store.close()
    // The schema's number stands at byte 60: https://www.sqlite.org/fileformat.html#database_header
    const bytes = readFileSync(path)
    bytes.writeUInt32BE(999, 60)
    writeFileSync(path, bytes)
    await expect(openSqliteStore(path).load('anybody', 1)).rejects.toThrow(/newer release/)
  })

  it('does not write into a file that was deleted, and goes on in a new one', async () => {
    const path = newPath()
    const store = openSqliteStore(path)
    await works(store)
    rmSync(path)
    await works(store)
    expect(existsSync(path)).toBe(true)
    await store.close()
  })

  it('refuses where it cannot write, and works when it can', async () => {
    const blocked = join(folder, 'a-file-in-the-way')
    writeFileSync(blocked, '')
    const store = openSqliteStore(join(blocked, 'evenkeel.db'))
    await unavailable(store)
    await unavailable(store)
    rmSync(blocked)
    await works(store)
    await store.close()
  })

  it.skipIf(process.getuid?.() !== 0)('refuses a file that it may only read', async () => {
    const path = newPath()
    const writer = openSqliteStore(path)
    await works(writer)
    await writer.close()
    execFileSync('chmod', ['-R', 'a+rX,a-w', folder])
    // Root may write anywhere, so become somebody who may not.
    process.seteuid?.(65_534)
    const reader = openSqliteStore(path)
    try {
      await unavailable(reader)
    } finally {
      process.seteuid?.(0)
      execFileSync('chmod', ['-R', 'u+w', folder])
    }
    await works(reader)
    await reader.close()
  })

  it('lets a write that fails take no other with it', async () => {
    const store = openSqliteStore(newPath())
    const [first, second, third] = [newConversation(), newConversation(), newConversation()]
    const results = await Promise.allSettled([
      store.commit(commit(first)),
      store.commit(commit(second, { expiresAt: Number.NaN })),
      store.commit(commit(third)),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((await store.load(first, 1)).version).toBe(1)
    expect(await store.load(second, 1)).toEqual({
      version: 0,
      snapshot: null,
      answered: false,
      mutedUntil: 0,
    })
    expect((await store.load(third, 1)).version).toBe(1)
    await store.close()
  })

  it('writes what was asked for before it closes', async () => {
    const path = newPath()
    const store = openSqliteStore(path)
    const conversation = newConversation()
    const [result] = await Promise.all([store.commit(commit(conversation)), store.close()])
    expect(result).toBe('committed')
    const again = openSqliteStore(path)
    expect((await again.load(conversation, 1)).answered).toBe(true)
    await again.close()
  })

  it('is unavailable once it is closed', async () => {
    const store = openSqliteStore(newPath())
    await works(store)
    await store.close()
    await unavailable(store)
  })

  it('leaves no erased byte on the disk', async () => {
    const path = newPath()
    const store = openSqliteStore(path)
    const conversation = newConversation()
    const payload = 'bytes-that-must-be-gone'
    await store.commit(
      commit(conversation, { snapshot: payload, flags: [flag(conversation, 'f', { payload })] }),
    )
    const onDisk = () =>
      readdirSync(join(path, '..')).some((name) => readFileSync(join(path, '..', name)).includes(payload))
    await store.forget([conversation])
    // Reading opens and closes the files, and that drops SQLite's lock: so only when the store is done.
    await store.close()
    expect(onDisk()).toBe(false)
  })
})
