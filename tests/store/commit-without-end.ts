import { writeSync } from 'node:fs'
import { openRedisStore } from '../../src/store/redis/open-redis-store.ts'
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store.ts'
import { commit, flag, item } from './examples.ts'

/** A process of its own, for being killed: commits to one conversation and tells each version once it is confirmed. */
const [, , kind, address = ''] = process.argv
const store = kind === 'redis' ? openRedisStore(address) : openSqliteStore(address)
const conversation = 'killed'

for (let version = 1; ; version += 1) {
  await store.commit(
    commit(conversation, {
      expectedVersion: version - 1,
      updateId: version,
      snapshot: `state ${version}`,
      outbox: [item(conversation, `${version}.0`)],
      flags: [flag(conversation, `killed-${version}`)],
    }),
  )
  writeSync(1, `${version}\n`)
}
