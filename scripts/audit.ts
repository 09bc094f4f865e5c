/**
 * `npm run audit`: verifies the chain of hashes of the audit trail. Ends with status 1 when it is broken.
 * `npm run audit -- 57:<hash>`: also whether it still has entry 57, whose hash somebody has written down. Whoever can
 * write to the store can cut off the end and the store's own note of it; what is written down elsewhere they cannot.
 * Reads the store that the settings name; with the embedded store it looks at a copy when the bot is running.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../src/bot/config.ts'
import { checkedFurther, missedEnd, unchecked, type ChainState } from '../src/moderation/audit-chain.ts'
import { openRedisStore } from '../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../src/store/sqlite/open-sqlite-store.ts'
import type { AuditEnd, Store } from '../src/store/store.ts'

const pageSize = 1000
const say = (line: string) => void process.stdout.write(`${line}\n`)

async function verify(store: Store, writtenDown: AuditEnd | null): Promise<ChainState> {
  // First: entries may be added meanwhile, and then the trail goes beyond it.
  const noted = [await store.auditEnd(), writtenDown]
  let state = await verifyLinks(store)
  for (const end of noted)
    if (end !== null) state = missedEnd(state, end, await store.readAudit(end.sequence - 1, 1))
  return state
}

async function verifyLinks(store: Store): Promise<ChainState> {
  let state = unchecked
  for (;;) {
    const page = await store.readAudit(state.last?.sequence ?? 0, pageSize)
    state = checkedFurther(state, page)
    if (state.fault !== null || page.length < pageSize) return state
  }
}

/** The bot holds its file alone. A copy of the file and its log is as good as what was on disk at that moment. */
async function verifyCopy(path: string, writtenDown: AuditEnd | null): Promise<ChainState> {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-audit-'))
  try {
    for (const end of ['', '-wal'])
      if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, join(folder, `copy.db${end}`))
    const store = openSqliteStore(join(folder, 'copy.db'))
    try {
      return await verify(store, writtenDown)
    } finally {
      await store.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function run(writtenDown: AuditEnd | null): Promise<ChainState | null> {
  const { store } = loadConfig(process.env)
  if (store.kind === 'sqlite') {
    const path = join(store.dataDir, 'evenkeel.db')
    return existsSync(path) ? verifyCopy(path, writtenDown) : null
  }
  const redis = openRedisStore(store.url)
  try {
    return await verify(redis, writtenDown)
  } finally {
    await redis.close()
  }
}

/** `57:<hash>`; undefined when it is neither that nor left out. */
function readWrittenDown(word: string | undefined): AuditEnd | null | undefined {
  if (word === undefined) return null
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(word) ?? []
  return sequence === undefined || hash === undefined ? undefined : { sequence: Number(sequence), hash }
}

const writtenDown = readWrittenDown(process.argv[2])
const state = writtenDown === undefined ? undefined : await run(writtenDown)
if (state === undefined) {
  say('What was written down is given as number and hash: npm run audit -- 57:<hash>')
  process.exitCode = 2
} else if (state === null) {
  say('There is no store yet: nothing to verify.')
} else if (state.fault !== null) {
  const { kind, sequence } = state.fault
  const rest =
    kind === 'end-missing'
      ? 'It was there before, and is cut off or another one.'
      : `The ${state.checked} entries before it hold.`
  say(`BROKEN at entry ${sequence} (${kind}). ${rest}`)
  process.exitCode = 1
} else if (state.last === null) {
  say('The trail is empty: nothing was done yet.')
} else {
  const { sequence, at, hash } = state.last
  say(
    `The trail holds: ${state.checked} entries, the last is number ${sequence} of ${new Date(at).toISOString()}.`,
  )
  say(`Write this down, away from the store: ${sequence}:${hash}`)
  say('With it `npm run audit -- <number>:<hash>` can show later that the end was cut off.')
}
