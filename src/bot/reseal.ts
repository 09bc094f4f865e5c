import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import type { KeyRing } from '../privacy/privacy.ts'
import type { Store } from '../store/store.ts'
import { errorKind, type Log } from './log.ts'
import { purposeOf } from './sealed-purpose.ts'

const setting = 'key-rotation'
/** How the rotation stands, for all workers. Key ids tell nothing about the keys. */
const state = z.object({
  /** The key with which everything is sealed anew. */
  key: z.string(),
  /** Keys that were replaced: nothing is sealed with them again. */
  past: z.array(z.string()),
  worker: z.string(),
  began: z.int(),
  /** Until when the worker has the work to itself. */
  leaseUntil: z.int(),
  ended: z.int().nullable(),
})
type RotationState = z.infer<typeof state>

const pageSize = 50
const leaseMilliseconds = 60_000
const againMilliseconds = 60 * 60 * 1000

export interface Resealing {
  /** Seals everything anew when that is due and no other worker does it. Never rejects. */
  run(): Promise<void>
  stop(): void
}

export interface ResealTools {
  readonly store: Store
  readonly privacy: KeyRing
  readonly log: Log
  readonly clock: () => number
  /** Between two pages, so that nobody who writes has to wait. */
  readonly pauseMilliseconds?: number
}

/**
 * Seals anew what an older key has sealed, in the background and in small steps, while DATA_KEY holds more than one
 * key. One worker of many does it; when it dies another one begins again, and finds done what is done. A worker that
 * starts later has it done once more, because one with the older key in front may have written until then: the last
 * line of the log that says `resealed` counts.
 */
export function createResealing(tools: ResealTools): Resealing {
  const { log, clock } = tools
  const worker = randomUUID()
  const startedAt = clock()
  const stopping = new AbortController()
  let running: Promise<void> | null = null
  let warned = false
  const warn = (event: string, advice: string) => {
    if (!warned) log.warn({ event, advice })
    warned = true
  }

  const runOnce = async (): Promise<void> => {
    const { store, privacy } = tools
    const held = await store.readSetting(setting)
    const before = held === null ? null : state.parse(JSON.parse(held))
    if (privacy.keyCount() === 1) {
      if (before !== null && before.key === privacy.newestKey() && before.ended === null)
        warn(
          'rotation-not-finished',
          'put the older keys back behind the newest one until the log says resealed',
        )
      return
    }
    const now = clock()
    const key = privacy.newestKey()
    if (before?.past.includes(key) === true)
      return warn('data-key-order', 'other workers have a newer key in front: give all the same DATA_KEY')
    if (before !== null && !isDue(before, key, startedAt, now)) return
    const began: RotationState = {
      key,
      past: before === null || before.key === key ? (before?.past ?? []) : [...before.past, before.key],
      worker,
      began: now,
      leaseUntil: now + leaseMilliseconds,
      ended: null,
    }
    await walk(tools, began, held, stopping.signal)
  }

  return {
    async run() {
      running ??= runOnce()
        .catch((error: unknown) => log.warn({ event: 'not-resealed', error: errorKind(error) }))
        .finally(() => {
          running = null
        })
      await running
    },
    stop: () => stopping.abort(),
  }
}

function isDue(before: RotationState, key: string, startedAt: number, now: number): boolean {
  if (before.key !== key) return true
  if (before.ended === null) return before.leaseUntil <= now
  return before.began < startedAt || now - before.ended >= againMilliseconds
}

async function walk(
  { store, privacy, log, clock, pauseMilliseconds = 100 }: ResealTools,
  began: RotationState,
  before: string | null,
  stopping: AbortSignal,
): Promise<void> {
  let mine = JSON.stringify(began)
  if (!(await store.swapSetting(setting, before, mine))) return
  /** False when another worker has taken over. */
  const hold = async (more: Partial<RotationState>): Promise<boolean> => {
    const next = JSON.stringify({ ...began, leaseUntil: clock() + leaseMilliseconds, ...more })
    const holds = await store.swapSetting(setting, mine, next)
    mine = next
    return holds
  }
  let resealed = 0
  let unreadable = 0
  let missed = 0
  for (let after: string | null = null; ;) {
    const page = await store.sealedPage(after, pageSize)
    for (const held of page.values) {
      const purpose = purposeOf(held)
      if (purpose === null || privacy.isNewest(held.payload)) continue
      const opened = privacy.open(held.payload, purpose)
      if (opened === null) unreadable += 1
      else if (await store.swapSealed(held, privacy.seal(opened, purpose))) resealed += 1
      // Changed or erased meanwhile: by a worker that may have the older key in front.
      else missed += 1
    }
    if (page.next === null) break
    after = page.next
    if (stopping.aborted || !(await hold({}))) return
    await pause(pauseMilliseconds)
  }
  await hold({ ended: clock() })
  log.info({
    event: 'resealed',
    values: resealed,
    changedMeanwhile: missed,
    unreadable,
    advice:
      unreadable === 0
        ? 'once every worker has started with this key in front and this line came after the last start, older keys can go'
        : 'a key that sealed some of it is missing: put it back behind the newest one',
  })
}
