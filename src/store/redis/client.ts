import { Redis } from 'ioredis'
import type { Script } from './script.ts'

/** All that the store knows of the driver. Replies come as the server gave them and are parsed where they are used. */
export interface RedisClient {
  call(command: string, ...args: readonly (string | number)[]): Promise<unknown>
  run(script: Script, keys: readonly string[], args: readonly (string | number)[]): Promise<unknown>
  close(): Promise<void>
}

const slowestReconnect = 1000

/**
 * Connects in the background, now and whenever the connection is lost. While there is none, calls fail at once
 * instead of waiting; only those made during the very first attempt wait for its outcome.
 */
export function connectRedis(url: string): RedisClient {
  const redis = new Redis(url, {
    lazyConnect: true,
    // One shape of replies, on every server.
    protocol: 2,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    connectTimeout: 2000,
    commandTimeout: 500,
    // A server that has gone without a word: drop the connection and look for it anew.
    socketTimeout: 5000,
    retryStrategy: (times) => Math.min(50 * 2 ** Math.min(times, 10), slowestReconnect),
    // After a failover this connection may still lead to what is now a replica.
    reconnectOnError: (error) => (error.message.startsWith('READONLY') ? 2 : false),
  })
  // Without a listener the driver prints its errors, addresses included. Each call tells of them anyway.
  redis.on('error', () => {})
  const firstAttempt = redis.connect().catch(() => {})

  const call: RedisClient['call'] = async (command, ...args) => {
    await firstAttempt
    return redis.call(command, ...args)
  }

  return {
    call,
    async run(script, keys, args) {
      if (keys.length !== script.keyCount) throw new Error(`${script.name} takes ${script.keyCount} keys`)
      try {
        return await call('EVALSHA', script.sha1, script.keyCount, ...keys, ...args)
      } catch (error) {
        // A server that was restarted or flushed has forgotten the scripts.
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error
        return call('EVAL', script.lua, script.keyCount, ...keys, ...args)
      }
    },
    async close() {
      await redis.quit().catch(() => {})
      redis.disconnect()
    },
  }
}
