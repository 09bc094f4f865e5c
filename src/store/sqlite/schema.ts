import * as z from 'zod'
import { StoreUnavailable } from '../store.ts'
import type { Sql } from './sql.ts'

/** Step n brings a file from version n to n + 1. Steps are only ever added, never changed. */
const steps: readonly string[] = [
  `CREATE TABLE conversations (
     conversation TEXT PRIMARY KEY,
     version INTEGER NOT NULL,
     snapshot TEXT NOT NULL,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX conversations_by_expiry ON conversations (expires_at);

   CREATE TABLE answered_updates (
     conversation TEXT NOT NULL,
     update_id INTEGER NOT NULL,
     expires_at INTEGER NOT NULL,
     PRIMARY KEY (conversation, update_id)
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX answered_updates_by_expiry ON answered_updates (expires_at);

   CREATE TABLE outbox (
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     conversation TEXT NOT NULL,
     id TEXT NOT NULL,
     payload TEXT NOT NULL,
     crisis INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     lease_until INTEGER,
     expires_at INTEGER NOT NULL,
     UNIQUE (conversation, id)
   ) STRICT;
   CREATE INDEX outbox_by_age ON outbox (created_at, position);
   CREATE INDEX outbox_by_expiry ON outbox (expires_at);

   CREATE TABLE flags (
     id TEXT PRIMARY KEY,
     conversation TEXT NOT NULL,
     version INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     expires_at INTEGER NOT NULL,
     severity TEXT NOT NULL,
     state TEXT NOT NULL,
     payload TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;
   CREATE INDEX flags_by_age ON flags (created_at);
   CREATE INDEX flags_by_conversation ON flags (conversation);
   CREATE INDEX flags_by_expiry ON flags (expires_at);

   CREATE TABLE settings (
     name TEXT PRIMARY KEY,
     value TEXT NOT NULL
   ) STRICT, WITHOUT ROWID;`,

  // A flag that somebody had only seen is open again: nobody had said what became of it.
  `ALTER TABLE flags ADD COLUMN category TEXT NOT NULL DEFAULT '';
   ALTER TABLE flags ADD COLUMN holder TEXT;
   ALTER TABLE flags ADD COLUMN due_at INTEGER;
   UPDATE flags SET state = 'open' WHERE state = 'seen';
   CREATE INDEX flags_as_queue ON flags (state, severity, created_at);
   CREATE INDEX flags_by_holder ON flags (holder) WHERE holder IS NOT NULL;
   CREATE INDEX flags_by_due ON flags (due_at) WHERE due_at IS NOT NULL;

   CREATE TABLE neighbours (
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     flag_id TEXT NOT NULL,
     payload TEXT NOT NULL
   ) STRICT;
   CREATE INDEX neighbours_by_flag ON neighbours (flag_id);
   CREATE TRIGGER neighbours_go_with_their_flag AFTER DELETE ON flags BEGIN
     DELETE FROM neighbours WHERE flag_id = OLD.id;
   END;

   CREATE TABLE mutes (
     conversation TEXT PRIMARY KEY,
     expires_at INTEGER NOT NULL
   ) STRICT, WITHOUT ROWID;

   CREATE TABLE audit (
     sequence INTEGER PRIMARY KEY,
     id TEXT NOT NULL UNIQUE,
     at INTEGER NOT NULL,
     flag TEXT,
     actor TEXT,
     act TEXT NOT NULL,
     facts TEXT NOT NULL,
     previous TEXT NOT NULL,
     hash TEXT NOT NULL
   ) STRICT;
   CREATE INDEX audit_by_age ON audit (at);
   CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN
     SELECT RAISE(ABORT, 'the audit trail is append-only');
   END;`,

  `CREATE TABLE audit_end (
     one INTEGER PRIMARY KEY CHECK (one = 1),
     sequence INTEGER NOT NULL,
     hash TEXT NOT NULL
   ) STRICT;
   INSERT INTO audit_end SELECT 1, sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1;`,
  `CREATE TABLE asked (
     day TEXT NOT NULL,
     topic TEXT NOT NULL,
     count INTEGER NOT NULL,
     expires_at INTEGER NOT NULL,
     PRIMARY KEY (day, topic)
   ) STRICT, WITHOUT ROWID;`,
]

const versionRow = z.object({ user_version: z.int() })

/**
 * Brings the file up to the present schema, one transaction a step.
 *
 * @throws StoreUnavailable when a newer release has written the file: an older one must not guess what it means
 */
export function migrate(sql: Sql): void {
  const { user_version: from } = versionRow.parse(sql.get('PRAGMA user_version'))
  if (from > steps.length)
    throw new StoreUnavailable(
      `The store was written by a newer release (schema ${from}, this one knows ${steps.length}).`,
    )
  for (const [done, step] of [...steps.entries()].slice(from))
    sql.exec(`BEGIN IMMEDIATE; ${step}; PRAGMA user_version=${done + 1}; COMMIT`)
}
