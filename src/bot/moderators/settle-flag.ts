import { flagCard, moderatorReference, type CardFacts, type CardMenu } from '../../moderation/flag-card.ts'
import type { FlagCase } from '../../moderation/flag-case.ts'
import type { CardPlace } from '../../moderation/flag-details.ts'
import { settled } from '../../moderation/life-cycle.ts'
import type { DeskTools } from './desk-tools.ts'
import { readFlagCase, writeFlagCase } from './flag-file.ts'
import { tellAudit } from './tell-audit.ts'

const mostTries = 6
/** When the chat cannot be written to, it is tried again after so long. Milliseconds. */
const laterAgain = 60_000

/**
 * Makes the world agree with a flag: the audit trail has every act, the card shows the state, what had its time is
 * deleted. Every step may be repeated, so that a crash in between costs nothing: the flag is due again when the
 * lease of the worker that changed it ends.
 */
export async function settleFlag(desk: DeskTools, flagId: string): Promise<void> {
  let posted: CardPlace | null = null
  let edited: CardPlace | null = null
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await readFlagCase(desk, flagId)
    if (found === null) {
      // Erased meanwhile: what was shown after that must not stay.
      if (posted !== null) await desk.chat.erase(posted)
      else if (edited !== null) await desk.chat.edit(edited, moderatorReference('moderator-erased'))
      return
    }
    await tellAudit(desk.store, found.details.acts)
    const tidied = await withoutOldContexts(desk, found)
    const shown = await show(desk, tidied, posted)
    if (shown === 'failed') return tryLater(desk, found)
    const old = found.details.card
    if ((await writeFlagCase(desk, settled(tidied, shown, desk.times))) === 'updated') {
      if (old !== null && old.messageId !== shown?.messageId) await desk.chat.erase(old)
      return
    }
    if (shown !== null && shown.messageId !== old?.messageId) posted = shown
    else edited = shown
  }
}

/** Shows a flag as it was read in a card that stands there already; empties the card when it was erased meanwhile. */
export async function editCard(
  desk: DeskTools,
  place: Pick<CardPlace, 'chatId' | 'messageId'>,
  found: FlagCase,
  menu: CardMenu = 'main',
): Promise<void> {
  await desk.chat.edit(place, flagCard(found, await cardFacts(desk, found), menu))
  if ((await desk.store.readFlag(found.flag.id)) === null)
    await desk.chat.edit(place, moderatorReference('moderator-erased'))
}

/** What a card tells beside the flag itself. */
export async function cardFacts({ store, clock }: DeskTools, { flag }: FlagCase): Promise<CardFacts> {
  const [{ flags }, { mutedUntil }] = await Promise.all([
    store.summarize(flag.conversation),
    store.load(flag.conversation, 0),
  ])
  return { count: flags, isMuted: mutedUntil > clock() }
}

/** The place of the card; null when it has none. */
async function show(
  desk: DeskTools,
  flagCase: FlagCase,
  posted: CardPlace | null,
): Promise<CardPlace | null | 'failed'> {
  const { flag, details } = flagCase
  // A low flag has no card of its own until somebody opens it: it stands in the digest.
  if (flag.severity === 'low' && flag.state === 'open' && details.card === null) return posted
  const facts = await cardFacts(desk, flagCase)
  const card = flagCard(flagCase, facts)
  const place = posted ?? (details.mustRing ? null : details.card)
  if (place !== null) {
    const edited = await desk.chat.edit(place, card)
    if (edited === 'done') return place
    if (edited === 'failed') return 'failed'
  }
  // What stands where it stood before makes no sound again.
  const isNews = details.card === null || details.mustRing
  const sent = await desk.chat.post(card, {
    chatId: desk.chat.id(),
    threadId: await desk.chat.threadFor(flag.category),
    isSilent: flag.severity !== 'critical' || facts.isMuted || !isNews || flag.state !== 'open',
  })
  return sent.kind === 'posted' ? sent.place : 'failed'
}

async function withoutOldContexts(desk: DeskTools, { flag, details }: FlagCase): Promise<FlagCase> {
  const now = desk.clock()
  const contexts = []
  for (const context of details.contexts)
    if (context.deleteAt > now || !(await desk.chat.erase(context))) contexts.push(context)
  return { flag, details: { ...details, contexts } }
}

async function tryLater(desk: DeskTools, { flag, details }: FlagCase): Promise<void> {
  desk.log.warn({ event: 'flag-not-shown', retryInMilliseconds: laterAgain })
  const next = { ...flag, version: flag.version + 1, dueAt: desk.clock() + laterAgain }
  await writeFlagCase(desk, { flag: next, details })
}
