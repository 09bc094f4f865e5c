import type { FlagCase } from '../../moderation/flag-case.ts'
import { actByItself, taken } from '../../moderation/life-cycle.ts'
import { whatIsDue } from '../../moderation/timers.ts'
import { errorKind } from '../log.ts'
import type { DeskTools } from './desk-tools.ts'
import { sendDigest } from './digest.ts'
import { openFlag, writeFlagCase } from './flag-file.ts'
import { settleFlag } from './settle-flag.ts'

const batch = 100

/**
 * Does what is due: rings again, takes back idle claims, sends the digest, and takes up what a crashed worker has
 * left. Any number of workers may do this at once; the compare-and-set on the flag gives each task to one of them.
 *
 * @param ahead milliseconds by which work that was left counts as due earlier: at the start of a single process
 *   nobody else can hold a lease
 */
export async function runDue(desk: DeskTools, ahead = 0): Promise<void> {
  const now = desk.clock()
  const low: FlagCase[] = []
  for (const stored of await desk.store.findDueFlags(now + ahead, batch)) {
    const found = openFlag(stored, desk.privacy)
    if (found === null) {
      await desk.store.updateFlag({ ...stored, version: stored.version + 1, dueAt: null })
      desk.log.error({ event: 'flag-unreadable', advice: 'DATA_KEY has changed without keeping the old key' })
      continue
    }
    try {
      const outcome = await take(desk, found, now, ahead)
      if (outcome === 'digest') low.push(found)
    } catch (error) {
      desk.log.warn({ event: 'due-flag-failed', error: errorKind(error) })
    }
  }
  if (low.length > 0) await sendDigest(desk, low)
}

async function take(
  desk: DeskTools,
  found: FlagCase,
  now: number,
  ahead: number,
): Promise<'digest' | 'done'> {
  const due = whatIsDue(found, now + ahead)
  // Only what was left half done is taken early; a timer is not.
  if (whatIsDue(found, now) !== due && due !== 'settle') return 'done'
  const next = nextOf(desk, found, due, now)
  if (due === 'digest') return 'digest'
  if (next === null || (await writeFlagCase(desk, next)) === 'conflict') return 'done'
  await settleFlag(desk, found.flag.id)
  return 'done'
}

function nextOf(
  { times }: DeskTools,
  found: FlagCase,
  due: ReturnType<typeof whatIsDue>,
  now: number,
): FlagCase | null {
  switch (due) {
    case 'ring':
    case 'give-back':
      return actByItself(found, { kind: due }, now, times)
    case 'settle':
    case 'tidy':
    case 'digest':
      return taken(found, now + times.lease)
    case 'nothing':
      return null
  }
}
