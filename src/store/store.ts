/**
 * What the product needs from a store, and nothing more. Values are opaque strings: the shell seals what is
 * private before it comes here. Keys of conversations are keyed hashes, never chat ids.
 * Times are milliseconds since the epoch and come in as values; no implementation reads a clock.
 * Every method rejects with `StoreUnavailable` when the store cannot answer within its deadline.
 */
export interface Store {
  /** The state of a conversation; version 0 and a null snapshot when there is none. */
  load(conversation: string, updateId: number): Promise<StoredConversation>
  /**
   * One atomic step: refuses an update that was answered ('duplicate') or a version that moved ('conflict');
   * otherwise writes snapshot and preferences, marks the update as answered, and adds outbox items and flags.
   */
  commit(commit: Commit): Promise<'committed' | 'duplicate' | 'conflict'>

  /** Marks an item as being sent, until the lease ends. False when it is gone or another worker holds it. */
  claimOutboxItem(conversation: string, id: string, now: number, leaseUntil: number): Promise<boolean>
  /** Removes an item that Telegram has accepted or refused for good. Removing twice is no error. */
  removeOutboxItem(conversation: string, id: string): Promise<void>
  /** Items that nobody is sending: never claimed and older than `olderThan`, or with a lease that ended. Oldest first. */
  findDueOutboxItems(now: number, olderThan: number, limit: number): Promise<readonly OutboxItem[]>
  readOutboxItem(conversation: string, id: string): Promise<OutboxItem | null>

  readFlag(id: string): Promise<Flag | null>
  /** Compare-and-set on `flag.version - 1`. */
  updateFlag(flag: Flag): Promise<'updated' | 'conflict'>
  /** Newest first. */
  listFlags(limit: number): Promise<readonly Flag[]>

  /** Small facts of the deployment, such as a group's new id after it became a supergroup. */
  readSetting(name: string): Promise<string | null>
  writeSetting(name: string, value: string): Promise<void>

  /** Erases everything kept under these conversations, their flags and outbox items included. */
  forget(conversations: readonly string[]): Promise<ForgetReceipt>
  /** What is held about a conversation, for /mydata. */
  summarize(conversation: string): Promise<ForgetReceipt>
  /** Removes what is past its time. Called by the shell now and then. */
  purge(now: number): Promise<void>
  close(): Promise<void>
}

export interface StoredConversation {
  readonly version: number
  /** Sealed by the shell. */
  readonly snapshot: string | null
  /** Whether this update was answered before: it must not be answered again. */
  readonly answered: boolean
}

export interface Commit {
  readonly conversation: string
  readonly expectedVersion: number
  readonly snapshot: string
  readonly updateId: number
  readonly outbox: readonly OutboxItem[]
  readonly flags: readonly Flag[]
  readonly now: number
  /** After this the conversation may be purged. */
  readonly expiresAt: number
}

export interface OutboxItem {
  /** Unique in its conversation: `<update id>.<position>`. */
  readonly id: string
  readonly conversation: string
  /** Sealed: chat, thread, reference. */
  readonly payload: string
  /** Crisis items are sent again when in doubt; others are never sent twice. */
  readonly crisis: boolean
  readonly createdAt: number
  /** Set while a worker sends it: in doubt after a crash. */
  readonly claimed: boolean
}

export interface Flag {
  readonly id: string
  readonly conversation: string
  /** Starts at 1. */
  readonly version: number
  readonly createdAt: number
  readonly expiresAt: number
  readonly severity: 'critical' | 'low'
  readonly state: 'open' | 'seen'
  /** Sealed: excerpt, route, how the bot answered, where the card stands. */
  readonly payload: string
}

export interface ForgetReceipt {
  readonly conversations: number
  readonly outboxItems: number
  readonly flags: number
}

/** The store did not answer, or not in time. The caller goes on without it. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'
}
