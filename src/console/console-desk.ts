import type { Content } from '../content/content.ts'
import { dayInMilliseconds } from '../flows/conversation-context.ts'
import { topicIds } from '../guardrails/routes.ts'
import { readFacts } from '../moderation/audit-act.ts'
import { resolutions, type Moderator } from '../moderation/flag-case.ts'
import type { ModeratorAct } from '../moderation/life-cycle.ts'
import { createDeskReader, type FlagView, type QueuedFlag } from '../bot/moderators/desk-reader.ts'
import type { DeskTools } from '../bot/moderators/desk-tools.ts'
import { stepFlag, type Stepped } from '../bot/moderators/step-flag.ts'
import type { AuditRecord, FlagQuery } from '../store/store.ts'
import type { QueueRequest } from './requests.ts'

const flagsOnAPage = 50
const entriesOnAPage = 100
/** Charts are drawn from thousands of entries, and change slowly. Milliseconds. */
const chartsBelieved = 30_000

export type DeskWords = Pick<Content, 'moderatorWords' | 'moderatorName' | 'title'>

export interface ConsoleDeskParts {
  readonly tools: Pick<DeskTools, 'store' | 'privacy' | 'clock' | 'times'>
  readonly content: DeskWords
  /** Makes card and audit trail agree with a flag that was changed. */
  readonly changed: (flagId: string) => void
}

/** A moderator as the page shows one: keyed hashes stay here. */
interface ShownModerator {
  readonly name: string
  readonly isYou: boolean
}

/** Everything that the console shows and does, for one of the moderators. Rejects when the store does. */
export type ConsoleDesk = ReturnType<typeof createConsoleDesk>

export function createConsoleDesk({ tools, content, changed }: ConsoleDeskParts) {
  const { store, privacy, clock } = tools
  const reader = createDeskReader(store, privacy, clock)
  const shown = (key: string | null, by: Moderator): ShownModerator | null =>
    key === null ? null : { name: content.moderatorName(key), isYou: key === by.key }
  const row = ({ holder, ...flag }: QueuedFlag, by: Moderator) => ({ ...flag, holder: shown(holder, by) })
  const view = ({ notes, others, ...flag }: FlagView, by: Moderator) => ({
    ...row(flag, by),
    notes: notes.map(({ note, by: noted, at }) => ({ note, at, by: shown(noted, by) })),
    others: others.map((other) => row(other, by)),
  })
  const flag = async (id: string, by: Moderator) => {
    const found = await reader.flag(id)
    return found === null ? null : view(found, by)
  }
  const charts = rememberedCharts(async (days: number) => {
    const names = lastDays(clock(), days)
    const [numbers, asked] = await Promise.all([
      reader.numbers(Date.parse(names[0] ?? '')),
      store.readAsked(names),
    ])
    return { days: names, ...numbers, asked }
  }, clock)

  return {
    /** What the page needs to know of words and of the one who looks at it. */
    greeting: (by: Moderator) => {
      const { states, notes, topics, labels, marks, nobody } = content.moderatorWords
      return {
        you: content.moderatorName(by.key),
        words: { states, notes, categories: topics, labels, marks, nobody },
        topics: Object.fromEntries(topicIds.map((id) => [id, content.title(`topic:${id}`, 'en')])),
      }
    },
    async queue(request: QueueRequest, by: Moderator) {
      const flags = await reader.queue({ ...queryOf(request, by), limit: flagsOnAPage + 1 })
      const page = flags.slice(0, flagsOnAPage)
      const last = page.at(-1)
      const isMore = flags.length > flagsOnAPage && last !== undefined
      return {
        flags: page.map((one) => row(one, by)),
        next: isMore ? { id: last.id, createdAt: last.createdAt, severity: last.severity } : null,
      }
    },
    flag,
    /** The same step as a button below a card takes. */
    async act(id: string, done: ModeratorAct, by: Moderator) {
      const stepped = await stepFlag(tools, id, by, done)
      if (stepped.kind === 'stepped') changed(id)
      return { outcome: outcomeOf(stepped), flag: await flag(id, by) }
    },
    /** The words around a flag. The look is in the audit trail before a word leaves. */
    async conversation(id: string, by: Moderator) {
      const stepped = await stepFlag(tools, id, by, { kind: 'look' })
      if (stepped.kind !== 'stepped') return { outcome: outcomeOf(stepped), messages: [] }
      changed(id)
      return { outcome: 'done' as const, messages: await reader.conversation(id) }
    },
    async trail(before: number | undefined, by: Moderator) {
      const entries = await reader.trail(entriesOnAPage, before)
      const first = entries[0]?.sequence ?? 0
      return {
        // A page that starts behind what was asked for holds nothing new.
        entries: entries
          .filter(({ sequence }) => before === undefined || sequence <= before)
          .toReversed()
          .map((entry) => ({ ...entryRow(entry), actor: shown(entry.actor, by) })),
        before: first > 1 && entries.length > 0 ? first - 1 : null,
      }
    },
    charts,
  }
}

type Outcome = 'done' | 'gone' | 'contended' | Extract<Stepped, { kind: 'refused' }>['reason']

function outcomeOf(stepped: Stepped): Outcome {
  switch (stepped.kind) {
    case 'stepped':
      return 'done'
    case 'refused':
      return stepped.reason
    case 'gone':
    case 'contended':
      return stepped.kind
  }
}

function queryOf({ view, severity, category, after }: QueueRequest, by: Moderator): Omit<FlagQuery, 'limit'> {
  const filters = {
    ...(severity === undefined ? {} : { severity }),
    ...(category === undefined ? {} : { category }),
    ...(after === undefined ? {} : { after }),
  }
  switch (view) {
    case 'open':
      return { ...filters, states: ['open'], order: 'queue' }
    case 'mine':
      return { ...filters, states: ['claimed'], holder: by.key, order: 'queue' }
    case 'claimed':
      return { ...filters, states: ['claimed'], order: 'queue' }
    case 'closed':
      return { ...filters, states: resolutions, order: 'newest' }
    case 'all':
      return { ...filters, order: 'newest' }
  }
}

function entryRow({ sequence, at, act, flag, facts }: AuditRecord) {
  const { category, severity, resolution, note } = readFacts(facts) ?? {}
  return { sequence, at, act, flag, category, severity, resolution, note }
}

/** The names of the last days, today among them, oldest first. */
function lastDays(now: number, count: number): readonly string[] {
  const today = Math.floor(now / dayInMilliseconds)
  return Array.from({ length: count }, (_, index) =>
    new Date((today - count + 1 + index) * dayInMilliseconds).toISOString().slice(0, 10),
  )
}

function rememberedCharts<Charts>(
  draw: (days: number) => Promise<Charts>,
  clock: () => number,
): (days: number) => Promise<Charts> {
  const known = new Map<number, { readonly until: number; readonly charts: Promise<Charts> }>()
  return (days) => {
    const before = known.get(days)
    if (before !== undefined && before.until > clock()) return before.charts
    const charts = draw(days)
    known.set(days, { until: clock() + chartsBelieved, charts })
    charts.catch(() => known.delete(days))
    return charts
  }
}
