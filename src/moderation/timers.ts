import type { FlagCase } from './flag-case.ts'
import type { ModerationTimes } from './times.ts'

/** When something has to happen to a flag by itself; null for never. Pure. */
export function nextDue(flagCase: FlagCase, times: ModerationTimes): number | null {
  const all = [ownDue(flagCase, times), ...flagCase.details.contexts.map(({ deleteAt }) => deleteAt)]
  const due = all.filter((time) => time !== null)
  return due.length === 0 ? null : Math.min(...due)
}

function ownDue({ flag, details }: FlagCase, times: ModerationTimes): number | null {
  const since = details.touchedAt ?? flag.createdAt
  switch (flag.state) {
    case 'claimed':
      return since + times.idle
    case 'open':
      if (flag.severity === 'critical') return since + ringPause(details.rings, times)
      // Low ones are shown in a digest, and then they wait in the queue.
      return waitsForDigest({ flag, details }) ? firstDue('low', flag.createdAt, times) : null
    case 'helped':
    case 'false-alarm':
    case 'referred':
    case 'emergency':
      return null
  }
}

function ringPause(rings: number, { ringAgain }: ModerationTimes): number {
  return ringAgain[Math.min(rings, ringAgain.length - 1)] ?? ringAgain[0]
}

/** When a flag that has just been raised is due: a critical one when its worker has died, a low one in the next digest. */
export function firstDue(
  severity: FlagCase['flag']['severity'],
  now: number,
  times: ModerationTimes,
): number {
  // The same moment for everybody, so that all low flags of one span stand in one message.
  if (severity === 'low') return (Math.floor(now / times.digest) + 1) * times.digest
  return now + times.lease
}

/** What is due about a flag: each needs one worker. */
export type Due = 'digest' | 'settle' | 'tidy' | 'ring' | 'give-back' | 'nothing'

export function whatIsDue({ flag, details }: FlagCase, now: number): Due {
  if (flag.dueAt === null || flag.dueAt > now) return 'nothing'
  if (waitsForDigest({ flag, details })) return 'digest'
  if (details.acts.length > 0 || details.card === null) return 'settle'
  if (details.contexts.some(({ deleteAt }) => deleteAt <= now)) return 'tidy'
  if (flag.state === 'open') return 'ring'
  return flag.state === 'claimed' ? 'give-back' : 'nothing'
}

/** A low flag that nobody has seen yet. */
export function waitsForDigest({ flag, details }: FlagCase): boolean {
  return (
    flag.state === 'open' && flag.severity === 'low' && details.card === null && details.digestedAt === null
  )
}
