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
  /** Newest first, or as a queue: critical before low, the one that has waited longest first. */
  listFlags(query: FlagQuery): Promise<readonly Flag[]>
  /** Flags whose `dueAt` has come, the longest overdue first. A worker takes one by changing it: one of many wins. */
  findDueFlags(now: number, limit: number): Promise<readonly Flag[]>
  /** Every flag of a conversation, oldest first. */
  flagsOf(conversation: string): Promise<readonly Flag[]>
  /** What was said around a flag, oldest first: each sealed. It goes when the flag goes. */
  readNeighbours(flag: Pick<Flag, 'id' | 'conversation'>): Promise<readonly string[]>

  /** No answers but crisis replies for this conversation until then; 0 lifts it. */
  mute(conversation: string, until: number): Promise<void>

  /**
   * Adds one entry at the end of the audit trail: 'conflict' when the end has moved, 'known' when an entry with this
   * id is there already. Entries are never changed, and leave only by age.
   */
  appendAudit(entry: AuditRecord): Promise<'appended' | 'conflict' | 'known'>
  /** The newest entry; null when nothing was ever written. */
  lastAudit(): Promise<AuditRecord | null>
  /**
   * Where the trail ended when the store last wrote to it, noted apart from the trail. It stays behind when the trail
   * was cut off since: writing goes on, and the note keeps telling. Null when nothing was noted yet.
   */
  auditEnd(): Promise<AuditEnd | null>
  /** Entries with a sequence number above `after`, in order. */
  readAudit(after: number, limit: number): Promise<readonly AuditRecord[]>

  /**
   * How often each topic was asked on these days. A duplicate or conflicting commit counts nothing; where counts do
   * not live with the conversation, a crash may cost one.
   */
  readAsked(days: readonly string[]): Promise<readonly AskedCount[]>

  /** Small facts of the deployment, such as a group's new id after it became a supergroup. */
  readSetting(name: string): Promise<string | null>
  writeSetting(name: string, value: string): Promise<void>
  /** Writes only when the setting is still as expected; null stands for one that is not there. False: it is not. */
  swapSetting(name: string, expected: string | null, value: string): Promise<boolean>

  /**
   * A page of all values that the shell may have sealed, in an order of the store's own. Walking from null until
   * `next` is null meets everything that was there from the first page to the last, some of it perhaps twice.
   * A page holds about `size` values.
   */
  sealedPage(after: string | null, size: number): Promise<SealedPage>
  /** Puts another sealing of the same value in its place; false when it has changed or gone meanwhile. */
  swapSealed(held: SealedValue, payload: string): Promise<boolean>

  /**
   * One atomic step at the end of a task that the outbox holds: erases everything of the conversation, the task
   * included, and leaves in the outbox what has to follow, and the mark that the update was answered. False when
   * the task is not there any more: somebody else has done it.
   */
  finishForgetting(ending: ForgetEnding): Promise<boolean>
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
  /** Until when only crisis replies go out; 0 when it is not muted. */
  readonly mutedUntil: number
}

export interface Commit {
  readonly conversation: string
  readonly expectedVersion: number
  readonly snapshot: string
  readonly updateId: number
  readonly outbox: readonly OutboxItem[]
  readonly flags: readonly Flag[]
  /** Sealed words around a flag of this conversation, kept with it and for as long. */
  readonly neighbours: readonly Neighbour[]
  /** What was asked, to be counted: a name from a fixed list, never a word. Null when nothing was asked. */
  readonly asked: Asked | null
  readonly now: number
  /** After this the conversation may be purged. */
  readonly expiresAt: number
}

/** One question, as it is counted: nothing of who asked, or how. */
export interface Asked {
  /** `YYYY-MM-DD` in UTC. */
  readonly day: string
  readonly topic: string
  /** After this the count of the day may be purged. */
  readonly expiresAt: number
}

export interface AskedCount {
  readonly day: string
  readonly topic: string
  readonly count: number
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
  readonly state: FlagState
  /** The route that raised it. */
  readonly category: string
  /** Keyed hash of the moderator who has claimed it. */
  readonly holder: string | null
  /** When something has to be done about it that nobody has to ask for; null when nothing has. */
  readonly dueAt: number | null
  /** Sealed: excerpt, how the bot answered, where the card stands. */
  readonly payload: string
}

export const flagStates = ['open', 'claimed', 'helped', 'false-alarm', 'referred', 'emergency'] as const
export type FlagState = (typeof flagStates)[number]

export interface FlagQuery {
  readonly limit: number
  readonly order?: 'newest' | 'queue'
  /** Left out: every state. */
  readonly states?: readonly FlagState[]
  readonly holder?: string
  readonly category?: string
  readonly severity?: Flag['severity']
  /** Only what comes behind this flag in the order asked for: the next page. */
  readonly after?: Pick<Flag, 'id' | 'createdAt' | 'severity'>
}

/** A message before or after a flagged one. */
export interface Neighbour {
  readonly flagId: string
  readonly payload: string
}

/** Neighbours that are kept of one flag; later ones are left out. */
export const mostNeighbours = 12

/** How long the audit trail is kept: a year. Milliseconds. */
export const auditLifetime = 365 * 24 * 60 * 60 * 1000

/** One act of moderation, without any text. The store keeps it as it comes; moderation makes and checks the chain. */
export interface AuditRecord {
  /** Starts at 1, without gaps. */
  readonly sequence: number
  /** Names the act: the same act written twice is one entry. */
  readonly id: string
  readonly at: number
  readonly flag: string | null
  /** Keyed hash of the moderator; null for what happened by itself. */
  readonly actor: string | null
  readonly act: string
  /** Facts from fixed lists: category, severity, rules. JSON. */
  readonly facts: string
  /** Hash of the entry before. */
  readonly previous: string
  readonly hash: string
}

/** Where a sealed value stands, and the value. */
export type SealedValue = SealedPlace & { readonly payload: string }
export type SealedPlace =
  | { readonly kind: 'snapshot'; readonly conversation: string }
  | { readonly kind: 'outbox'; readonly conversation: string; readonly id: string }
  | { readonly kind: 'flag'; readonly conversation: string; readonly id: string }
  | { readonly kind: 'neighbour'; readonly conversation: string; readonly flagId: string }
  | { readonly kind: 'setting'; readonly name: string }

export interface SealedPage {
  readonly values: readonly SealedValue[]
  /** Where the next page begins; null after the last one. */
  readonly next: string | null
}

export type AuditEnd = Pick<AuditRecord, 'sequence' | 'hash'>

export interface ForgetEnding {
  readonly conversation: string
  /** Outbox item that asked for it. */
  readonly taskId: string
  readonly updateId: number
  readonly leaving: readonly OutboxItem[]
  readonly now: number
  /** When what is left may be purged. */
  readonly expiresAt: number
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
