import type { AuditAct, ActName } from './audit-act.ts'
import { isResolution, type FlagCase, type Moderator, type Resolution } from './flag-case.ts'
import type { NoteId } from '../content/moderator-ids.ts'
import { nextDue } from './timers.ts'
import type { ModerationTimes } from './times.ts'

/** What a moderator does about a flag. */
export type ModeratorAct =
  | { readonly kind: 'claim' }
  | { readonly kind: 'hand-over' }
  | { readonly kind: 'note'; readonly note: NoteId }
  | { readonly kind: 'look' }
  | { readonly kind: 'check-in' }
  | { readonly kind: 'example' }
  | { readonly kind: 'missed' }
  | { readonly kind: 'resolve'; readonly resolution: Resolution }

/** What happens to a flag without a moderator. */
export type OwnAct = { readonly kind: 'ring' } | { readonly kind: 'give-back' } | { readonly kind: 'correct' }

/** Why an act is not possible now. */
export type Refusal =
  'held-by-you' | 'held-by-other' | 'not-claimed' | 'closed' | 'done-already' | 'not-false-alarm'

export type Step =
  { readonly ok: true; readonly next: FlagCase } | { readonly ok: false; readonly reason: Refusal }

/** After a resolution only these are still possible, by whoever resolved it. */
const afterwards: ReadonlySet<ModeratorAct['kind']> = new Set(['example', 'look', 'note', 'missed'])

/**
 * One act of a moderator. Pure: the caller writes the result with a compare-and-set on the version, so that of two
 * who press at once exactly one gets through; the other one's act is then looked at again, and refused.
 */
export function act(
  before: FlagCase,
  by: Moderator,
  done: ModeratorAct,
  now: number,
  times: ModerationTimes,
): Step {
  const reason = refusalOf(before, by, done)
  if (reason !== null) return { ok: false, reason }
  const touched = { ...before, details: { ...before.details, touchedAt: now } }
  const changed = changeOf(touched, by, done, now)
  const resolution = done.kind === 'resolve' ? { resolution: done.resolution } : {}
  const note = done.kind === 'note' ? { note: done.note } : {}
  return { ok: true, next: written(changed, done.kind, by.key, now, times, { ...resolution, ...note }) }
}

function refusalOf({ flag, details }: FlagCase, by: Moderator, done: ModeratorAct): Refusal | null {
  const own = flag.holder === by.key
  if (done.kind === 'example' && flag.state !== 'false-alarm') return 'not-false-alarm'
  if (isResolution(flag.state)) {
    if (!afterwards.has(done.kind)) return 'closed'
    if (!own) return 'held-by-other'
    return done.kind === 'example' && details.isExample ? 'done-already' : null
  }
  if (done.kind === 'claim') return flag.holder === null ? null : own ? 'held-by-you' : 'held-by-other'
  if (flag.holder === null) return 'not-claimed'
  if (!own) return 'held-by-other'
  return done.kind === 'check-in' && details.checkIns >= mostCheckIns ? 'done-already' : null
}

/** A person gets this many check-ins about one flag and no more. */
export const mostCheckIns = 2

function changeOf(before: FlagCase, by: Moderator, done: ModeratorAct, now: number): FlagCase {
  const { flag, details } = before
  switch (done.kind) {
    case 'claim':
      return {
        flag: { ...flag, state: 'claimed', holder: by.key },
        details: { ...details, holderId: by.id, rings: 0, mustRing: false },
      }
    case 'hand-over':
      return unclaimed(before)
    case 'resolve':
      return { flag: { ...flag, state: done.resolution }, details }
    case 'note':
      return {
        flag,
        details: { ...details, notes: [...details.notes, { note: done.note, by: by.key, at: now }] },
      }
    case 'check-in':
      return { flag, details: { ...details, checkIns: details.checkIns + 1 } }
    case 'example':
      return { flag, details: { ...details, isExample: true } }
    case 'look':
    case 'missed':
      return before
  }
}

/** Null when there is nothing to do: somebody was faster, or the time has not come. */
export function actByItself(
  before: FlagCase,
  done: OwnAct,
  now: number,
  times: ModerationTimes,
): FlagCase | null {
  const { flag, details } = before
  switch (done.kind) {
    case 'ring':
      if (flag.state !== 'open') return null
      return written(
        { flag, details: { ...details, rings: details.rings + 1, touchedAt: now, mustRing: true } },
        'ring',
        null,
        now,
        times,
      )
    case 'give-back':
      if (flag.state !== 'claimed' || now - (details.touchedAt ?? 0) < times.idle) return null
      return written(
        unclaimed({ flag, details: { ...details, touchedAt: now } }),
        'give-back',
        null,
        now,
        times,
      )
    case 'correct':
      if (details.corrected) return null
      return written({ flag, details: { ...details, corrected: true } }, 'correct', null, now, times)
  }
}

function unclaimed({ flag, details }: FlagCase): FlagCase {
  return {
    flag: { ...flag, state: 'open', holder: null },
    details: { ...details, holderId: null, rings: 0, mustRing: true },
  }
}

/**
 * The next version, with the act on the list of those that the audit trail still lacks. It is due at the end of the
 * worker's lease: when the worker dies before it has told the trail and changed the card, another one takes over.
 */
export function written(
  { flag, details }: FlagCase,
  name: ActName,
  actor: string | null,
  now: number,
  times: ModerationTimes,
  more: AuditAct['facts'] = {},
): FlagCase {
  const version = flag.version + 1
  const entry: AuditAct = {
    id: `${flag.id}:${version}`,
    at: now,
    flag: flag.id,
    actor,
    act: name,
    facts: {
      category: flag.category,
      severity: flag.severity,
      ...(details.rules.length === 0 ? {} : { rules: details.rules }),
      raisedAt: flag.createdAt,
      ...more,
    },
  }
  return {
    flag: { ...flag, version, dueAt: now + times.lease },
    details: { ...details, acts: [...details.acts, entry] },
  }
}

/** The next version when the trail has every act and the card shows the truth: due when its own time comes. */
export function settled(
  { flag, details }: FlagCase,
  card: FlagCase['details']['card'],
  times: ModerationTimes,
): FlagCase {
  const told = { ...details, acts: [], card, mustRing: false }
  return {
    flag: { ...flag, version: flag.version + 1, dueAt: nextDue({ flag, details: told }, times) },
    details: told,
  }
}

/** The same flag, held by this worker until its lease ends. */
export function taken({ flag, details }: FlagCase, leaseUntil: number): FlagCase {
  return { flag: { ...flag, version: flag.version + 1, dueAt: leaseUntil }, details }
}
