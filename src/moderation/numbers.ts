import type { AuditRecord } from '../store/store.ts'
import { actNames, readFacts, type ActName, type AuditFacts } from './audit-act.ts'

/** What the charts of a span of time are drawn from. Counted from the audit trail, so it outlives the flags. */
export interface ModerationNumbers {
  /** Flags raised on each day (UTC) in each category. */
  readonly raised: readonly { readonly day: string; readonly category: string; readonly count: number }[]
  /** First claims: how long each day's flags waited, in milliseconds. */
  readonly timeToClaim: readonly {
    readonly day: string
    readonly claims: number
    readonly median: number
    readonly slowestTenth: number
  }[]
  readonly medianTimeToClaim: number | null
  readonly resolutions: readonly { readonly resolution: string; readonly count: number }[]
  /** How often a rule was part of a flag that was closed, and of those how many were false alarms. */
  readonly rules: readonly { readonly rule: string; readonly closed: number; readonly falseAlarms: number }[]
}

/** An act of the trail, read. */
export interface KnownAct {
  readonly at: number
  readonly flag: string | null
  readonly act: ActName
  readonly facts: AuditFacts
}

/** Pure. Entries that a newer release wrote and this one does not know are left out. */
export function readActs(trail: readonly AuditRecord[]): readonly KnownAct[] {
  return trail.flatMap(readAct)
}

/** Pure. */
export function countActs(acts: readonly KnownAct[]): ModerationNumbers {
  const claims = firstClaims(acts)
  const waits = claims.map(({ wait }) => wait)
  return {
    raised: counted(
      acts.filter(({ act }) => act === 'raise'),
      ({ at, facts }) => `${dayOf(at)} ${facts.category ?? 'other'}`,
    ).map(([key, count]) => {
      const [day = '', category = ''] = key.split(' ')
      return { day, category, count }
    }),
    timeToClaim: [...grouped(claims, ({ at }) => dayOf(at))].map(([day, of]) => {
      const sorted = of.map(({ wait }) => wait).sort((a, b) => a - b)
      return { day, claims: of.length, median: partOf(sorted, 0.5), slowestTenth: partOf(sorted, 0.9) }
    }),
    medianTimeToClaim:
      waits.length === 0
        ? null
        : partOf(
            waits.toSorted((a, b) => a - b),
            0.5,
          ),
    resolutions: counted(
      acts.filter(({ act }) => act === 'resolve'),
      ({ facts }) => facts.resolution ?? 'unknown',
    ).map(([resolution, count]) => ({ resolution, count })),
    rules: ruleNumbers(acts),
  }
}

function readAct({ at, flag, act, facts }: AuditRecord): readonly KnownAct[] {
  const name = actNames.find((known) => known === act)
  const read = readFacts(facts)
  return name === undefined || read === null ? [] : [{ at, flag, act: name, facts: read }]
}

/** The first claim of each flag that was raised in the same span. */
function firstClaims(acts: readonly KnownAct[]): readonly { readonly at: number; readonly wait: number }[] {
  const seen = new Set<string>()
  return acts.flatMap(({ act, flag, at, facts }) => {
    if (act !== 'claim' || flag === null || seen.has(flag) || facts.raisedAt === undefined) return []
    seen.add(flag)
    return [{ at, wait: at - facts.raisedAt }]
  })
}

function ruleNumbers(acts: readonly KnownAct[]): ModerationNumbers['rules'] {
  const closed = acts.filter(({ act }) => act === 'resolve')
  const named = closed.flatMap(({ facts }) =>
    (facts.rules ?? []).map((rule) => ({ rule, isFalse: facts.resolution === 'false-alarm' })),
  )
  return [...grouped(named, ({ rule }) => rule)].map(([rule, of]) => ({
    rule,
    closed: of.length,
    falseAlarms: of.filter(({ isFalse }) => isFalse).length,
  }))
}

const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}

function counted<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [string, number])[] {
  return [...grouped(items, keyOf)].map(([key, group]) => [key, group.length])
}

function partOf(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
