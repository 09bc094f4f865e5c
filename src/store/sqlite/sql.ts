/** The few calls of SQLite that the store uses; `node:sqlite` offers the same ones. */
export interface Sql {
  /** Returns how many rows were changed. */
  run(sql: string, ...values: readonly SqlValue[]): number
  get(sql: string, ...values: readonly SqlValue[]): unknown
  all(sql: string, ...values: readonly SqlValue[]): readonly unknown[]
  exec(sql: string): void
}
export type SqlValue = string | number | null
