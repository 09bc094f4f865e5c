import type { Sql } from './sql.ts'

interface Write {
  run(sql: Sql): void
  confirm(): void
  refuse(error: unknown): void
}

export interface GroupCommit {
  /** Resolves when the work is on disk; rejects, with nothing of it kept, when it throws or cannot be written. */
  write<Result>(work: (sql: Sql) => Result): Promise<Result>
  /** Writes now what waits. */
  flush(): void
}

/**
 * Everything that is asked for in one turn of the event loop goes to disk in one transaction: waiting for the disk
 * is what a commit costs, and many can wait for it together.
 *
 * @param ready gives the open file, or throws
 */
export function createGroupCommit(ready: () => Sql): GroupCommit {
  let waiting: Write[] = []

  const flush = () => {
    const group = waiting
    waiting = []
    if (group.length === 0) return
    try {
      inTransaction(ready(), group)
    } catch (error) {
      if (group.length === 1) for (const write of group) write.refuse(error)
      // One write that fails must not take the others with it.
      else for (const write of group) alone(ready, write)
      return
    }
    for (const write of group) write.confirm()
  }

  return {
    flush,
    write(work) {
      return new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush)
        let confirm = () => {}
        waiting.push({
          run(sql) {
            const result = work(sql)
            confirm = () => resolve(result)
          },
          confirm: () => confirm(),
          refuse: reject,
        })
      })
    },
  }
}

function alone(ready: () => Sql, write: Write): void {
  try {
    inTransaction(ready(), [write])
  } catch (error) {
    write.refuse(error)
    return
  }
  write.confirm()
}

function inTransaction(sql: Sql, writes: readonly Write[]): void {
  sql.exec('BEGIN IMMEDIATE')
  try {
    for (const write of writes) write.run(sql)
    sql.exec('COMMIT')
  } catch (error) {
    rollBack(sql)
    throw error
  }
}

function rollBack(sql: Sql): void {
  try {
    sql.exec('ROLLBACK')
  } catch {
    // SQLite has rolled back by itself, as it does when the disk is full.
  }
}
