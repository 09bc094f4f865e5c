/**
 * `npm run audit`: verifies the chain of hashes of the audit trail. Ends with status 1 when it is broken.
 * Reads the store that the settings name; with the embedded store it looks at a copy when the bot is running.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../src/bot/config.ts'
import { checkedFurther, unchecked, type ChainState } from '../src/moderation/audit-chain.ts'
import { openRedisStore } from '../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../src/store/sqlite/open-sqlite-store.ts'
import type { Store } from '../src/store/store.ts'

const pageSize = 1000
const say = (line: string) => void process.stdout.write(`${line}\n`)

async function verify(store: Store): Promise<ChainState> {
  let state = unchecked
  for (;;) {
    const page = await store.readAudit(state.last?.sequence ?? 0, pageSize)
    state = checkedFurther(state, page)
    if (state.fault !== null || page.length < pageSize) return state
  }
}

/** The bot holds its file alone. A copy of the file and its log is as good as what was on disk at that moment. */
async function verifyCopy(path: string): Promise<ChainState> {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-audit-'))
  try {
    for (const end of ['', '-wal'])
      if (existsSync(`${path}${end}`)) copyFileSync(`${path}${end}`, join(folder, `copy.db${end}`))
    const store = openSqliteStore(join(folder, 'copy.db'))
    try {
      return await verify(store)
    } finally {
      await store.close()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function run(): Promise<ChainState | null> {
  const { store } = loadConfig(process.env)
  if (store.kind === 'sqlite') {
    const path = join(store.dataDir, 'evenkeel.db')
    return existsSync(path) ? verifyCopy(path) : null
  }
  const redis = openRedisStore(store.url)
  try {
    return await verify(redis)
  } finally {
    await redis.close()
  }
}

const state = await run()
if (state === null) {
  say('There is no store yet: nothing to verify.')
} else if (state.fault !== null) {
  const { kind, sequence } = state.fault
  say(`BROKEN at entry ${sequence} (${kind}). The ${state.checked} entries before it hold.`)
  process.exitCode = 1
} else if (state.last === null) {
  say('The trail is empty: nothing was done yet.')
} else {
  const { sequence, at, hash } = state.last
  say(
    `The trail holds: ${state.checked} entries, the last is number ${sequence} of ${new Date(at).toISOString()}.`,
  )
  say(`Its hash is ${hash}. Write it down: only it can show later that the end was cut off.`)
}
