import { closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'libsql'
import { StoreUnavailable } from '../store.ts'
import { createGroupCommit } from './group-commit.ts'
import { migrate } from './schema.ts'
import type { Sql } from './sql.ts'

export interface Connection {
  /** Reads outside a transaction. Opens the file when it is not open. */
  read<Result>(work: (sql: Sql) => Result): Result
  /** One transaction, on disk when this resolves; nothing of it stays when `work` throws. */
  write<Result>(work: (sql: Sql) => Result): Promise<Result>
  /** Lets go of a file that somebody has deleted or replaced. Every write looks by itself; a read costs less than looking. */
  look(): void
  /** Writes what waits to be written, and lets the file go. */
  close(): void
}

/**
 * A connection that opens its file when it is first used, and tries again at the next use when that fails: the bot
 * starts without a store and finds it later. Holds the file alone, so that a second process is refused at once.
 */
export function createConnection(path: string): Connection {
  let open: OpenFile | null = null
  let closed = false

  const ready = (): Sql => {
    if (closed) throw new StoreUnavailable('The store is closed.')
    open ??= openFile(path)
    return open.sql
  }

  // SQLite goes on writing into a file that somebody has deleted or replaced, and all of it would be lost.
  const look = (): void => {
    if (open === null || inode(path) === open.inode) return
    open.close()
    open = null
  }

  const groupCommit = createGroupCommit(() => {
    look()
    return ready()
  })
  return {
    look,
    read: (work) => work(ready()),
    write: (work) => groupCommit.write(work),
    close() {
      groupCommit.flush()
      closed = true
      open?.close()
      open = null
    },
  }
}

interface OpenFile {
  readonly sql: Sql
  readonly inode: bigint | null
  close(): void
}

function openFile(path: string): OpenFile {
  createPrivately(path)
  const database = new Database(path)
  try {
    // Only `exec` until the file is known to be good: a prepared statement would keep a failed file locked.
    database.exec('PRAGMA locking_mode=EXCLUSIVE')
    database.exec('PRAGMA journal_mode=WAL')
    database.exec('PRAGMA synchronous=FULL')
    database.exec('PRAGMA secure_delete=ON')
    database.exec('BEGIN IMMEDIATE; COMMIT')
    const sql = preparedSql(database)
    migrate(sql)
    return { sql, inode: inode(path), close: () => closeFile(database) }
  } catch (error) {
    closeFile(database)
    if (Reflect.get(Object(error), 'code') === 'SQLITE_BUSY')
      throw new StoreUnavailable(
        'Another process has the store open. Stop it, or give each process a DATA_DIR of its own.',
        { cause: error },
      )
    throw error
  }
}

function preparedSql(database: Database.Database): Sql {
  const statements = new Map<string, Database.Statement>()
  const statement = (sql: string): Database.Statement => {
    const known = statements.get(sql) ?? database.prepare(sql)
    statements.set(sql, known)
    return known
  }
  return {
    run: (sql, ...values) => statement(sql).run(...values).changes,
    get: (sql, ...values) => statement(sql).get(...values),
    all: (sql, ...values) => statement(sql).all(...values),
    exec: (sql) => void database.exec(sql),
  }
}

/** Leaves WAL mode first: the driver's prepared statements would hold the lock until they are collected. */
function closeFile(database: Database.Database): void {
  try {
    database.exec('PRAGMA journal_mode=DELETE; PRAGMA locking_mode=NORMAL; SELECT 1 FROM sqlite_schema')
  } catch {
    // The file is broken, gone or held by somebody else: there is nothing to tidy.
  }
  database.close()
}

/** Readable by nobody else; the files that SQLite lays beside it take over its mode. */
function createPrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  // Never opened when it exists: closing any handle of a file drops this process's locks on it.
  if (!existsSync(path)) closeSync(openSync(path, 'wx', 0o600))
}

function inode(path: string): bigint | null {
  return statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null
}
