import type { Store } from '../store.ts'
import { withDeadline } from '../with-deadline.ts'
import { createAsked } from './asked.ts'
import { createAudit } from './audit.ts'
import { connectRedis } from './client.ts'
import { createConversations } from './conversations.ts'
import { createErasing } from './erasing.ts'
import { createFlags } from './flags.ts'
import { createMutes } from './mutes.ts'
import { createOutbox } from './outbox.ts'
import { createSealed } from './sealed.ts'
import { createSettings } from './settings.ts'

const deadlines = { callMilliseconds: 1500, purgeMilliseconds: 60_000 }

/**
 * The shared store, for any number of workers. Never throws and never waits: it connects in the background, and
 * again whenever the connection is lost; until then its calls reject with StoreUnavailable.
 * Needs Redis 6.2 or newer, set to write its log (`appendonly yes`) and to evict nothing (`noeviction`).
 *
 * @param url `redis://` or `rediss://`, with user, password and database number as usual
 */
export function openRedisStore(url: string): Store {
  const client = connectRedis(url)
  return withDeadline(
    {
      ...createConversations(client),
      ...createOutbox(client),
      ...createFlags(client),
      ...createAudit(client),
      ...createMutes(client),
      ...createAsked(client),
      ...createSettings(client),
      ...createSealed(client),
      ...createErasing(client),
      close: () => client.close(),
    },
    deadlines,
  )
}
