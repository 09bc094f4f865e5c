import type { Store } from '../store.ts'
import { withDeadline } from '../with-deadline.ts'
import { createAsked } from './asked.ts'
import { createAudit } from './audit.ts'
import { createConnection } from './connection.ts'
import { createConversations } from './conversations.ts'
import { createErasing } from './erasing.ts'
import { createFlags } from './flags.ts'
import { createMutes } from './mutes.ts'
import { createOutbox } from './outbox.ts'
import { createSealed } from './sealed.ts'
import { createSettings } from './settings.ts'

const deadlines = { callMilliseconds: 2000, purgeMilliseconds: 60_000 }

/**
 * The embedded store: one SQLite file, held by one process. Never throws: the file is opened at the first call, and
 * again at the next one when that failed, so that a bot without its disk starts and recovers by itself.
 * What was committed is on disk when the call resolves.
 *
 * @param path the database file; its folder is made when it is missing. Values must not hold NUL characters.
 */
export function openSqliteStore(path: string): Store {
  const connection = createConnection(path)
  return withDeadline(
    {
      ...createConversations(connection),
      ...createOutbox(connection),
      ...createFlags(connection),
      ...createAudit(connection),
      ...createMutes(connection),
      ...createAsked(connection),
      ...createSettings(connection),
      ...createSealed(connection),
      ...createErasing(connection),
      async close() {
        connection.close()
      },
    },
    deadlines,
  )
}
