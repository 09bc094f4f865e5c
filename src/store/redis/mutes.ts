import type { Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { conversationKeys } from './keys.ts'

export function createMutes(client: RedisClient): Pick<Store, 'mute'> {
  return {
    async mute(conversation, until) {
      const { muted } = conversationKeys(conversation)
      await (until === 0 ? client.call('DEL', muted) : client.call('SET', muted, until, 'PXAT', until))
    },
  }
}
