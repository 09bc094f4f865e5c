import type { CardId } from '../../content/card-ids.ts'
import type { Reference } from '../../content/reference.ts'
import { dayInMilliseconds } from '../../flows/conversation-context.ts'
import { auditCsv } from '../../moderation/audit-csv.ts'
import type { ActName, AuditAct } from '../../moderation/audit-act.ts'
import { moderatorReference } from '../../moderation/flag-card.ts'
import type { Moderator } from '../../moderation/flag-case.ts'
import type { ModerationNumbers } from '../../moderation/numbers.ts'
import type { Flag, FlagQuery } from '../../store/store.ts'
import { bringFlagCard } from './change-flag.ts'
import { switchCheckIns } from './check-in.ts'
import type { Commanded } from './commanded.ts'
import { createDeskReader } from './desk-reader.ts'
import type { DeskTools } from './desk-tools.ts'
import { listOf } from './digest.ts'
import { keepMissed } from './learning.ts'
import { settleFlag } from './settle-flag.ts'
import { tellAudit } from './tell-audit.ts'

/** Flags that a list counts; it shows the first of them. */
const mostCounted = 500
const statsDays = 7
const muteLifetime = dayInMilliseconds
const auditPage = 1000

/** A command of the moderators' chat, for those who are members of it at this moment. May reject: the store can fail. */
export async function answerModeratorCommand(desk: DeskTools, commanded: Commanded): Promise<void> {
  const { place, personId, command } = commanded
  const say = (reference: Reference) => sayThere(desk, commanded, reference)
  if (command === 'checkins') return switchCheckIns(desk, commanded, say)
  if (command === 'console') return leadToConsole(desk, commanded, say)
  if (!desk.chat.isHere(place.chatId)) {
    // In a group it may be meant for another bot.
    if (place.kind === 'private') await say(moderatorReference('moderator-only'))
    return
  }
  if ((await desk.chat.isMember(personId)) !== true) return say(moderatorReference('moderator-only'))
  const by = { key: desk.privacy.moderatorKey(personId), id: personId }
  switch (command) {
    case 'queue':
      return say(await list(desk, { states: ['open'], order: 'queue', limit: mostCounted }))
    case 'mine':
      return say(
        await list(desk, { states: ['claimed'], holder: by.key, order: 'queue', limit: mostCounted }),
      )
    case 'flag':
      return showFlag(desk, commanded, say)
    case 'stats': {
      const reader = createDeskReader(desk.store, desk.privacy, desk.clock)
      const numbers = await reader.numbers(desk.clock() - statsDays * dayInMilliseconds)
      return say(moderatorReference('moderator-stats', { days: statsDays, numbers: rowsOf(numbers) }))
    }
    case 'export':
      return sendTrail(desk, commanded, by)
    case 'mute':
      return mute(desk, commanded, by, say)
    case 'missed':
      return keepMissed(desk, commanded, by, say)
  }
}

/** Telegram lets a bot open a page from a private chat only: from the moderators' chat the way leads there. */
async function leadToConsole(
  desk: DeskTools,
  { place, personId, text }: Commanded,
  say: (reference: Reference) => Promise<void>,
): Promise<void> {
  const isHere = desk.chat.isHere(place.chatId)
  if (!isHere && place.kind !== 'private') return
  if ((await desk.chat.isMember(personId)) !== true) return say(moderatorReference('moderator-only'))
  if (!desk.hasConsole) return say(moderatorReference('moderator-console-off'))
  const flagId = text.trim() === '' ? null : text.trim()
  return say(
    isHere
      ? moderatorReference('moderator-console-link', {}, [[{ kind: 'console-link', flagId }]])
      : moderatorReference('moderator-console', {}, [[{ kind: 'console-app', flagId }]]),
  )
}

async function sayThere(desk: DeskTools, { place }: Commanded, reference: Reference): Promise<void> {
  await desk.chat.post(reference, { chatId: place.chatId, threadId: place.threadId, isSilent: true })
}

async function list({ store }: DeskTools, query: FlagQuery): Promise<Reference> {
  const flags = await store.listFlags(query)
  return flags.length === 0 ? moderatorReference('moderator-none') : listOf('moderator-list', flags)
}

async function showFlag(
  desk: DeskTools,
  { text }: Commanded,
  say: (reference: Reference) => Promise<void>,
): Promise<void> {
  const named = text.trim()
  const [first] =
    named === '' ? await desk.store.listFlags({ states: ['open'], order: 'queue', limit: 1 }) : []
  const flagId = named === '' ? first?.id : named
  if (flagId === undefined) return say(moderatorReference('moderator-none'))
  if (!(await bringFlagCard(desk, flagId))) await say(moderatorReference('moderator-unknown-flag'))
}

async function sendTrail(desk: DeskTools, commanded: Commanded, by: Moderator): Promise<void> {
  await tellAudit(desk.store, [commandAct(desk, commanded, by, 'export', null)])
  const trail = []
  for (let after = 0; ;) {
    const page = await desk.store.readAudit(after, auditPage)
    trail.push(...page)
    const last = page.at(-1)
    if (page.length < auditPage || last === undefined) break
    after = last.sequence
  }
  const { place } = commanded
  const where = { chatId: place.chatId, threadId: place.threadId, isSilent: true }
  if (!(await desk.chat.sendAudit(auditCsv(trail), where)))
    await desk.chat.post(moderatorReference('notice-failed'), where)
}

async function mute(
  desk: DeskTools,
  commanded: Commanded,
  by: Moderator,
  say: (reference: Reference) => Promise<void>,
): Promise<void> {
  const [flagId = '', word = ''] = commanded.text.trim().split(/\s+/)
  if (flagId === '' || (word !== '' && word.toLowerCase() !== 'off'))
    return say(moderatorReference('moderator-mute-how'))
  const flag: Flag | null = await desk.store.readFlag(flagId)
  if (flag === null) return say(moderatorReference('moderator-unknown-flag'))
  const until = word === '' ? desk.clock() + muteLifetime : 0
  await tellAudit(desk.store, [commandAct(desk, commanded, by, until === 0 ? 'unmute' : 'mute', flag)])
  await desk.store.mute(flag.conversation, until)
  const entry: CardId = until === 0 ? 'moderator-unmuted' : 'moderator-muted'
  await say(moderatorReference(entry, { time: new Date(until).toISOString() }))
  await settleFlag(desk, flag.id)
}

/** A command that Telegram sends again has the same id, and stands in the trail once. */
export function commandAct(
  desk: DeskTools,
  { updateId }: Commanded,
  by: Moderator,
  act: ActName,
  flag: Flag | null,
): AuditAct {
  return {
    id: `update:${updateId}`,
    at: desk.clock(),
    flag: flag?.id ?? null,
    actor: by.key,
    act,
    facts: flag === null ? {} : { category: flag.category, severity: flag.severity },
  }
}

function rowsOf(numbers: ModerationNumbers): readonly { readonly name: string; readonly count: number }[] {
  const byCategory = new Map<string, number>()
  for (const { category, count } of numbers.raised)
    byCategory.set(category, (byCategory.get(category) ?? 0) + count)
  const { medianTimeToClaim: median } = numbers
  return [
    ...[...byCategory].map(([category, count]) => ({ name: `raised:${category}`, count })),
    ...numbers.resolutions.map(({ resolution, count }) => ({ name: `closed:${resolution}`, count })),
    ...(median === null ? [] : [{ name: 'seconds-to-claim', count: Math.round(median / 1000) }]),
    ...numbers.rules
      .filter(({ falseAlarms }) => falseAlarms > 0)
      .toSorted((a, b) => b.falseAlarms - a.falseAlarms)
      .slice(0, 5)
      .map(({ rule, falseAlarms }) => ({ name: `false-alarms:${rule}`, count: falseAlarms })),
  ]
}
