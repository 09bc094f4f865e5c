import * as z from 'zod'
import type { Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { settingsKey } from './keys.ts'
import { swapField } from './swap-field.ts'

export function createSettings(
  client: RedisClient,
): Pick<Store, 'readSetting' | 'writeSetting' | 'swapSetting'> {
  return {
    async readSetting(name) {
      return z
        .string()
        .nullable()
        .parse(await client.call('HGET', settingsKey, name))
    },
    swapSetting: (name, expected, value) => swapField(client, settingsKey, name, expected, value),
    async writeSetting(name, value) {
      await client.call('HSET', settingsKey, name, value)
    },
  }
}
