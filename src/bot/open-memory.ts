import { join } from 'node:path'
import { parseDataKeys } from '../privacy/data-key.ts'
import { loadDataKeyFile } from '../privacy/data-key-file.ts'
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts'
import { guardMemory, type GuardedMemory } from './guarded-memory.ts'
import type { Log } from './log.ts'
import type { BotConfig } from './start-bot.ts'

/** What is kept, and what keeps it private. */
export interface Memory extends GuardedMemory {
  /** True when no other process can hold a lease on what is in the outbox. */
  readonly onlyWorker: boolean
}

/**
 * Opens the store that the settings name. Never waits for it: a store or a key file that is away is found later.
 * Rejects with DataKeyError when DATA_KEY is set and wrong.
 */
export async function openMemory(
  { store, dataKey }: Pick<BotConfig, 'store' | 'dataKey'>,
  log: Log,
): Promise<Memory> {
  const given = dataKey === undefined ? null : parseDataKeys(dataKey, 'DATA_KEY')
  if (store.kind === 'redis') {
    // Loaded only when it is used: its driver takes a tenth of the memory of the whole bot.
    const { openRedisStore } = await import('../store/redis/open-redis-store.ts')
    const keys = given ?? parseDataKeys('', 'DATA_KEY')
    return { ...guardMemory(openRedisStore(store.url), () => keys, log), onlyWorker: false }
  }
  const { dataDir } = store
  const loadKeys = () => given ?? loadDataKeyFile(dataDir)
  return {
    ...guardMemory(openSqliteStore(join(dataDir, 'evenkeel.db')), loadKeys, log),
    onlyWorker: true,
  }
}
