import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import Database from 'libsql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tellAudit } from '../../src/bot/moderators/tell-audit.ts'
import { chained } from '../../src/moderation/audit-chain.ts'
import { newDataKey } from '../../src/privacy/data-key.ts'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import type { AuditRecord, Store } from '../../src/store/store.ts'
import { createRedisServer, redisIsInstalled, type RedisServer } from '../store/redis-server.ts'

/** `npm run audit`, as a process of its own, on a trail that somebody with access to the store has changed. */

const entries = 8
const day = 24 * 60 * 60 * 1000

async function fill(store: Store): Promise<void> {
  for (let number = 1; number <= entries; number += 1)
    await tellAudit(store, [
      { id: `act-${number}`, at: Date.now() - day + number, flag: 'f', actor: 'ann', act: 'note', facts: {} },
    ])
}

async function audit(
  env: Record<string, string>,
  ...words: readonly string[]
): Promise<{ readonly status: number | null; readonly told: string }> {
  const child = spawn(process.execPath, ['run.js', 'scripts/audit.ts', ...words], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let told = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      told += chunk.toString()
    })
  const [status] = (await once(child, 'exit')) as [number | null]
  return { status, told }
}

/** What a forger with access to the store can do to the list of entries. */
type Forgery = (trail: readonly AuditRecord[]) => readonly AuditRecord[]
const swapped: Forgery = (trail) => trail.map((entry, at) => trail[at === 3 ? 4 : at === 4 ? 3 : at] ?? entry)
const numbered = (trail: readonly AuditRecord[]) =>
  trail.map((entry, index) => ({ ...entry, sequence: index + 1 }))

const forgeries: readonly (readonly [string, Forgery, RegExp])[] = [
  [
    'changed',
    (trail) => trail.map((entry) => (entry.sequence === 4 ? { ...entry, actor: 'ben' } : entry)),
    /BROKEN at entry 4 \(hash-differs\)\. The 3 entries/,
  ],
  [
    'dropped',
    (trail) => trail.filter(({ sequence }) => sequence !== 5),
    /BROKEN at entry 6 \(entry-missing\)/,
  ],
  [
    'dropped and numbered anew',
    (trail) => numbered(trail.filter(({ sequence }) => sequence !== 5)),
    /BROKEN at entry 5 \(hash-differs\)/,
  ],
  ['reordered', (trail) => numbered(swapped(trail)), /BROKEN at entry 4 \(hash-differs\)/],
  [
    'inserted',
    (trail) => {
      const made = chained(
        { id: 'forged', at: Date.now(), flag: 'f', actor: 'ben', act: 'claim', facts: {} },
        trail[3] ?? null,
      )
      return numbered([...trail.slice(0, 4), made, ...trail.slice(4)])
    },
    /BROKEN at entry 6 \(hash-differs\)/,
  ],
  ['cut off at the end', (trail) => trail.slice(0, -2), /BROKEN at entry 8 \(end-missing\)/],
  ['emptied', () => [], /BROKEN at entry 8 \(end-missing\)/],
  [
    'cut off and made anew',
    (trail) => {
      const left = trail.slice(0, -1)
      const act = { id: 'forged', at: Date.now(), flag: 'f', actor: 'ben', act: 'note', facts: {} } as const
      return [...left, chained(act, left.at(-1) ?? null)]
    },
    /BROKEN at entry 8 \(end-missing\)/,
  ],
]

interface Ground {
  readonly env: Record<string, string>
  readonly open: () => Store
  /** Writes the list of entries anew, past the store. */
  readonly rewrite: (trail: readonly AuditRecord[]) => Promise<void>
  /** What an attacker who knows of the note would do. */
  readonly moveNote: (end: AuditRecord | undefined) => Promise<void>
}

function tells(ground: () => Ground): void {
  let trail: readonly AuditRecord[]
  beforeAll(async () => {
    const store = ground().open()
    await fill(store)
    trail = await store.readAudit(0, 100)
    await store.close()
  })

  test('says that an untouched trail holds, and what to write down', async () => {
    const { status, told } = await audit(ground().env)
    expect(told).toContain(`The trail holds: ${entries} entries`)
    expect(told).toContain(`${entries}:${trail.at(-1)?.hash}`)
    expect(status).toBe(0)
    const again = await audit(ground().env, `${entries}:${trail.at(-1)?.hash}`)
    expect(again.status, again.told).toBe(0)
  })

  test.each(forgeries)('names what was %s', async (_how, forge, wanted) => {
    await ground().rewrite(forge(trail))
    try {
      const { status, told } = await audit(ground().env)
      expect(told).toMatch(wanted)
      expect(status).toBe(1)
    } finally {
      await ground().rewrite(trail)
    }
  })

  test('names an end that was cut off with the note of it, by what somebody has written down', async () => {
    await ground().rewrite(trail.slice(0, -2))
    await ground().moveNote(trail.at(-3))
    expect((await audit(ground().env)).status).toBe(0)
    const { status, told } = await audit(ground().env, `${entries}:${trail.at(-1)?.hash}`)
    expect(told).toContain(`BROKEN at entry ${entries} (end-missing)`)
    expect(status).toBe(1)
    await ground().rewrite(trail)
    await ground().moveNote(trail.at(-1))
    expect((await audit(ground().env, 'nonsense')).status).toBe(2)
  })

  test('goes on telling of what was cut off when the trail has grown since', async () => {
    await ground().rewrite(trail.slice(0, -2))
    const store = ground().open()
    for (const name of ['after-1', 'after-2', 'after-3'])
      await tellAudit(store, [{ id: name, at: Date.now(), flag: 'f', actor: 'ann', act: 'note', facts: {} }])
    await store.close()
    const { status, told } = await audit(ground().env)
    expect(told).toContain(`BROKEN at entry ${entries} (end-missing)`)
    expect(status).toBe(1)
  })
}

describe('npm run audit with the embedded store', { timeout: 60_000 }, () => {
  let folder: string
  const path = () => join(folder, 'evenkeel.db')
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'evenkeel-audit-command-'))
  })
  afterAll(() => rm(folder, { recursive: true }))
  const changing = (work: (file: Database.Database) => void) => {
    const file = new Database(path())
    work(file)
    file.close()
  }
  tells(() => ({
    env: { DATA_DIR: folder },
    open: () => openSqliteStore(path()),
    async rewrite(trail) {
      changing((file) => {
        file.exec('DELETE FROM audit')
        const insert = file.prepare('INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
        for (const one of trail)
          insert.run(
            one.sequence,
            one.id,
            one.at,
            one.flag,
            one.actor,
            one.act,
            one.facts,
            one.previous,
            one.hash,
          )
      })
    },
    async moveNote(end) {
      changing((file) =>
        file.prepare('UPDATE audit_end SET sequence = ?, hash = ?').run(end?.sequence ?? 0, end?.hash ?? ''),
      )
    },
  }))
})

describe.skipIf(!redisIsInstalled())('npm run audit with Redis', { timeout: 60_000 }, () => {
  let server: RedisServer
  let redis: Redis
  beforeAll(async () => {
    server = await createRedisServer()
    await server.start()
    redis = new Redis(server.url)
  })
  afterAll(async () => {
    redis.disconnect()
    await server.tearDown()
  })
  tells(() => ({
    env: { REDIS_URL: server.url, DATA_KEY: newDataKey() },
    open: () => openRedisStore(server.url),
    async rewrite(trail) {
      await redis.del('evenkeel:{audit}:entries')
      if (trail.length > 0)
        await redis.rpush('evenkeel:{audit}:entries', ...trail.map((entry) => JSON.stringify(entry)))
    },
    async moveNote(end) {
      await redis.hset('evenkeel:{audit}:end', { sequence: end?.sequence ?? 0, hash: end?.hash ?? '' })
    },
  }))
})
