import type { Update } from 'grammy/types'
import { Refusal } from './refusal.ts'
import type { WorldEvent } from './world-event.ts'

export type UpdateKind = Exclude<keyof Update, 'update_id'>

/** An update without its number: exactly one kind. */
export type UpdateContent = Omit<Update, 'update_id'>

export interface Webhook {
  readonly url: string
  readonly secret: string
  readonly maxConnections: number
}

/** Updates wait here until the bot confirms them. */
export interface UpdateQueue {
  /** Numbers and queues an update; null when the bot did not allow its kind. */
  add(kind: UpdateKind, content: UpdateContent): Update | null
  /**
   * Long polling. Rejects with Refusal 409 while a webhook is set, or when another poller takes over.
   *
   * @param timeout seconds
   */
  poll(offset: number, limit: number, timeout: number, signal: AbortSignal): Promise<readonly Update[]>
  /** Null leaves the kinds as they are, an empty list means Telegram's default. */
  allow(kinds: readonly string[] | null): void
  /** Null: the default. */
  allowed(): readonly string[] | null
  pending(): readonly Update[]
  confirm(updateId: number): void
  drop(): void
  webhook: Webhook | null
  /** Called with each new state of the queue that a webhook may want to act on. */
  onChange: () => void
}

/** Left out by default: https://core.telegram.org/bots/api#getupdates */
const onlyOnRequest: ReadonlySet<string> = new Set([
  'chat_member',
  'message_reaction',
  'message_reaction_count',
])

interface Waiting {
  readonly limit: number
  readonly offset: number
  readonly settle: (outcome: readonly Update[] | Refusal) => void
}

const secondPoller =
  'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'
const webhookActive =
  "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"

/** @param firstUpdateId the next ones follow without a gap */
export function createUpdateQueue(firstUpdateId: number, tell: (event: WorldEvent) => void): UpdateQueue {
  let queue: Update[] = []
  let nextId = firstUpdateId
  let allowedKinds: readonly string[] | null = null
  let waiting: Waiting | null = null
  let webhook: Webhook | null = null

  const release = (outcome: readonly Update[] | Refusal) => {
    const poller = waiting
    waiting = null
    poller?.settle(outcome)
  }
  const batch = (offset: number, limit: number) =>
    queue.filter((update) => update.update_id >= offset).slice(0, limit)
  const wake = () => {
    // After the present turn, so that updates added together arrive together.
    setImmediate(() => {
      if (waiting !== null && queue.length > 0) release(batch(waiting.offset, waiting.limit))
    })
    self.onChange()
  }
  const confirmWhere = (isConfirmed: (update: Update) => boolean) => {
    const confirmed = queue.filter(isConfirmed)
    queue = queue.filter((update) => !isConfirmed(update))
    for (const update of confirmed) tell({ kind: 'confirmed', update })
    if (confirmed.length > 0) self.onChange()
  }

  const self: UpdateQueue = {
    add(kind, content) {
      const wanted =
        allowedKinds === null || allowedKinds.length === 0
          ? !onlyOnRequest.has(kind)
          : allowedKinds.includes(kind)
      if (!wanted) return null
      const update: Update = { ...content, update_id: nextId }
      nextId += 1
      queue.push(update)
      tell({ kind: 'update', update })
      wake()
      return update
    },

    async poll(offset, limit, timeout, signal) {
      if (webhook !== null) throw new Refusal(409, webhookActive)
      if (offset < 0) {
        const first = queue.at(offset)?.update_id ?? queue[0]?.update_id ?? 0
        confirmWhere((update) => update.update_id < first)
      } else confirmWhere((update) => update.update_id < offset)
      const ready = batch(offset, limit)
      if (ready.length > 0 || timeout === 0) return ready
      release(new Refusal(409, secondPoller))
      return await new Promise<readonly Update[]>((resolve, reject) => {
        const timer = setTimeout(() => poller.settle([]), timeout * 1000)
        const poller: Waiting = {
          limit,
          offset,
          settle(outcome) {
            clearTimeout(timer)
            signal.removeEventListener('abort', hangUp)
            if (waiting === poller) waiting = null
            if (outcome instanceof Refusal) reject(outcome)
            else resolve(outcome)
          },
        }
        const hangUp = () => poller.settle([])
        signal.addEventListener('abort', hangUp, { once: true })
        waiting = poller
        if (signal.aborted) hangUp()
      })
    },

    allow(kinds) {
      if (kinds !== null) allowedKinds = kinds
    },
    allowed: () => (allowedKinds === null || allowedKinds.length === 0 ? null : allowedKinds),
    pending: () => queue,
    confirm(updateId) {
      confirmWhere((update) => update.update_id === updateId)
    },
    drop() {
      confirmWhere(() => true)
    },
    get webhook() {
      return webhook
    },
    set webhook(next) {
      webhook = next
      if (next !== null) release(new Refusal(409, 'Conflict: terminated by setWebhook request'))
      self.onChange()
    },
    onChange: () => {},
  }
  return self
}
