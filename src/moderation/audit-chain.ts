import { createHash } from 'node:crypto'
import type { AuditRecord } from '../store/store.ts'
import type { AuditAct } from './audit-act.ts'

/** What stands before the very first entry. */
export const chainStart = '0'.repeat(64)

/** The entry that puts an act behind the newest one. Pure. */
export function chained(act: AuditAct, last: AuditRecord | null): AuditRecord {
  const entry = {
    sequence: (last?.sequence ?? 0) + 1,
    id: act.id,
    at: act.at,
    flag: act.flag,
    actor: act.actor,
    act: act.act,
    facts: JSON.stringify(act.facts),
    previous: last?.hash ?? chainStart,
  }
  return { ...entry, hash: hashOf(entry) }
}

/** A list has one reading, whatever its parts hold; an object would depend on the order of its fields. */
function hashOf(entry: Omit<AuditRecord, 'hash'>): string {
  const { sequence, id, at, flag, actor, act, facts, previous } = entry
  const line = JSON.stringify([sequence, id, at, flag, actor, act, facts, previous])
  return createHash('sha256').update(line).digest('hex')
}

export type ChainFault = 'hash-differs' | 'link-broken' | 'entry-missing' | 'end-missing'

export interface ChainState {
  /** The entry up to which all is well; null before the first one. */
  readonly last: AuditRecord | null
  readonly checked: number
  readonly fault: { readonly kind: ChainFault; readonly sequence: number } | null
}

export const unchecked: ChainState = { last: null, checked: 0, fault: null }

/**
 * Goes on checking a chain that comes in pages. Entries older than a year have left at its beginning, so the first
 * one that is there is taken as it stands; whoever keeps an export can compare its hash.
 */
export function checkedFurther(state: ChainState, page: readonly AuditRecord[]): ChainState {
  let { last, checked } = state
  if (state.fault !== null) return state
  for (const entry of page) {
    const fault = faultOf(entry, last)
    if (fault !== null) return { last, checked, fault: { kind: fault, sequence: entry.sequence } }
    last = entry
    checked += 1
  }
  return { last, checked, fault: null }
}

function faultOf(entry: AuditRecord, last: AuditRecord | null): ChainFault | null {
  const { hash, ...rest } = entry
  if (hashOf(rest) !== hash) return 'hash-differs'
  if (last === null) return entry.sequence === 1 && entry.previous !== chainStart ? 'link-broken' : null
  if (entry.sequence !== last.sequence + 1) return 'entry-missing'
  return entry.previous === last.hash ? null : 'link-broken'
}

/**
 * The last step of a check: whether the trail still has an entry that was seen at its end, by the store or by
 * somebody who has written down its number and hash.
 *
 * @param seen entries of the trail whose number is that of the noted one
 */
export function missedEnd(
  state: ChainState,
  noted: Pick<AuditRecord, 'sequence' | 'hash'> | null,
  seen: readonly AuditRecord[],
): ChainState {
  if (state.fault !== null || noted === null) return state
  const holds = seen.some(({ sequence, hash }) => sequence === noted.sequence && hash === noted.hash)
  return holds ? state : { ...state, fault: { kind: 'end-missing', sequence: noted.sequence } }
}
