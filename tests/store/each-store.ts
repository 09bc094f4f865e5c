import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import type { Store } from '../../src/store/store.ts'
import { createRedisServer, redisIsInstalled } from './redis-server.ts'

/** An empty place for data, of one of the two kinds of store. */
export interface StoreGround {
  /** Opens the store as the next worker does; with the embedded store one at a time. */
  open(): Store
  tearDown(): Promise<void>
}

export interface StoreKind {
  readonly kind: 'sqlite' | 'redis'
  lay(): Promise<StoreGround>
}

const sqlite: StoreKind = {
  kind: 'sqlite',
  async lay() {
    const folder = mkdtempSync(join(tmpdir(), 'evenkeel-ground-'))
    return {
      open: () => openSqliteStore(join(folder, 'evenkeel.db')),
      async tearDown() {
        rmSync(folder, { recursive: true, force: true })
      },
    }
  },
}

const redis: StoreKind = {
  kind: 'redis',
  async lay() {
    const server = await createRedisServer()
    await server.start()
    return { open: () => openRedisStore(server.url), tearDown: () => server.tearDown() }
  },
}

/** Both kinds; Redis is left out, loudly, where it is not installed. */
export const storeKinds: readonly StoreKind[] = redisIsInstalled() ? [sqlite, redis] : [sqlite]
