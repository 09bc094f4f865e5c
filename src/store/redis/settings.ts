import * as z from 'zod'
import type { Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { settingsKey } from './keys.ts'

export function createSettings(client: RedisClient): Pick<Store, 'readSetting' | 'writeSetting'> {
  return {
    async readSetting(name) {
      return z
        .string()
        .nullable()
        .parse(await client.call('HGET', settingsKey, name))
    },
    async writeSetting(name, value) {
      await client.call('HSET', settingsKey, name, value)
    },
  }
}
