import { join } from 'node:path'
import { createPrivacy } from '../privacy/create-privacy.ts'
import { newDataKey, parseDataKeys, type DataKeys } from '../privacy/data-key.ts'
import { loadDataKeyFile } from '../privacy/data-key-file.ts'
import type { Privacy } from '../privacy/privacy.ts'
import { openSqliteStore } from '../store/sqlite/open-sqlite-store.ts'
import type { Store } from '../store/store.ts'
import { errorKind, type Log } from './log.ts'
import type { BotConfig } from './start-bot.ts'

/** What is kept, and what keeps it private. */
export interface Memory {
  readonly store: Store
  readonly privacy: Privacy
  /** True when no other process can hold a lease on what is in the outbox. */
  readonly onlyWorker: boolean
}

/**
 * Opens the store that the settings name. Never waits for it: a store that is away is found later.
 * Rejects with DataKeyError when DATA_KEY is set and wrong.
 */
export async function openMemory(config: BotConfig, log: Log): Promise<Memory> {
  const { store } = config
  if (store.kind === 'redis') {
    // Loaded only when it is used: its driver takes a tenth of the memory of the whole bot.
    const { openRedisStore } = await import('../store/redis/open-redis-store.ts')
    return {
      store: openRedisStore(store.url),
      privacy: createPrivacy(parseDataKeys(config.dataKey ?? '', 'DATA_KEY')),
      onlyWorker: false,
    }
  }
  return {
    store: openSqliteStore(join(store.dataDir, 'evenkeel.db')),
    privacy: createPrivacy(keysFor(config, store.dataDir, log)),
    onlyWorker: true,
  }
}

function keysFor(config: BotConfig, dataDir: string, log: Log): DataKeys {
  if (config.dataKey !== undefined) return parseDataKeys(config.dataKey, 'DATA_KEY')
  try {
    return loadDataKeyFile(dataDir)
  } catch (error) {
    // Without the folder there is no store either: nothing is sealed that somebody would have to open later.
    log.error({
      event: 'no-data-key',
      error: errorKind(error),
      effect: 'answering without a store',
      advice: 'make DATA_DIR writable, then start again',
    })
    return parseDataKeys(newDataKey(), 'DATA_KEY')
  }
}
