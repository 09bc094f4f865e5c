import { moderatorReference } from '../../moderation/flag-card.ts'
import type { FlagCase } from '../../moderation/flag-case.ts'
import { taken, written } from '../../moderation/life-cycle.ts'
import type { Reference } from '../../content/reference.ts'
import type { DeskTools } from './desk-tools.ts'
import { rewriteFlagCase, writeFlagCase } from './flag-file.ts'
import { settleFlag } from './settle-flag.ts'

/** Flags that one message lists; the others are counted, and found with /queue. */
export const listedFlags = 10

/** Shows flags of low severity in one silent message. Those that another worker is showing are left out. */
export async function sendDigest(desk: DeskTools, due: readonly FlagCase[]): Promise<void> {
  const leaseUntil = desk.clock() + desk.times.lease
  const ours: FlagCase[] = []
  for (const one of due) {
    const next = taken(one, leaseUntil)
    if ((await writeFlagCase(desk, next)) === 'updated') ours.push(next)
  }
  if (ours.length === 0) return
  const sent = await desk.chat.post(
    listOf(
      'moderator-digest',
      ours.map(({ flag }) => flag),
    ),
    {
      chatId: desk.chat.id(),
      threadId: null,
      isSilent: true,
    },
  )
  if (sent.kind === 'failed') return
  for (const { flag } of ours) await markShown(desk, flag.id)
}

async function markShown(desk: DeskTools, flagId: string): Promise<void> {
  const shown = await rewriteFlagCase(desk, flagId, ({ flag, details }) => {
    const now = desk.clock()
    return written({ flag, details: { ...details, digestedAt: now } }, 'digest', null, now, desk.times)
  })
  if (shown !== null) await settleFlag(desk, flagId)
}

/** A numbered list of flags, each with a button that opens it. */
export function listOf(
  entry: 'moderator-digest' | 'moderator-list',
  flags: readonly FlagCase['flag'][],
): Reference {
  const listed = flags.slice(0, listedFlags)
  const buttons = listed.map(({ id }, index) => ({
    kind: 'numbered-flag' as const,
    number: index + 1,
    flagId: id,
  }))
  const values = {
    count: flags.length,
    flags: listed.map(({ category, severity, state, createdAt }) => ({
      route: category,
      severity,
      state,
      time: new Date(createdAt).toISOString(),
    })),
  }
  return moderatorReference(entry, values, [buttons.slice(0, 5), buttons.slice(5)])
}
