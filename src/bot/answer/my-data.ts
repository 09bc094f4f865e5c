import type { CardId } from '../../content/card-ids.ts'
import { flagsInOneMessage, type HeldFact, type HeldFlag } from '../../content/held.ts'
import type { TemplateValues } from '../../content/reference.ts'
import { dayInMilliseconds } from '../../flows/conversation-context.ts'
import type { Conversation } from '../../flows/conversation-snapshot.ts'
import type { Shell } from './shell.ts'

/** How long a conversation is kept after its last message. */
export const conversationLifetime = 90 * dayInMilliseconds

const timeOf = (at: number) => new Date(at).toISOString()

/**
 * Everything that is held about a person, for /mydata. Of flags it tells what, when, until when and how much; the
 * pieces of text themselves are a person's words, which no chat but the moderators' gets to see.
 */
export async function messagesOfData(
  { store, settings, clock }: Shell,
  conversation: string,
  saved: Conversation,
): Promise<readonly { readonly card: CardId; readonly values: TemplateValues }[]> {
  const { context } = saved.snapshot
  const [flags, held, { mutedUntil }] = await Promise.all([
    store.flagsOf(conversation),
    store.summarize(conversation),
    store.load(conversation, 0),
  ])
  const listed = await Promise.all(
    flags.map(async (flag, index): Promise<HeldFlag> => ({
      number: index + 1,
      route: flag.category,
      state: flag.state,
      time: timeOf(flag.createdAt),
      until: timeOf(flag.expiresAt),
      pieces: (await store.readNeighbours(flag)).length,
    })),
  )
  const first: TemplateValues = {
    count: flags.length,
    days: Math.round(settings.retentionMilliseconds / dayInMilliseconds),
    lifetime: Math.round(conversationLifetime / dayInMilliseconds),
    ...(context.region === null ? {} : { region: context.region }),
    ...(context.language === null ? {} : { language: context.language }),
    talk: factsOf(saved, held.outboxItems, mutedUntil > clock() ? mutedUntil : null),
    held: listed.slice(0, flagsInOneMessage),
  }
  const more = Array.from(
    { length: Math.max(0, Math.ceil(listed.length / flagsInOneMessage) - 1) },
    (_, page) => listed.slice((page + 1) * flagsInOneMessage, (page + 2) * flagsInOneMessage),
  )
  return [
    { card: 'my-data-list', values: first },
    ...more.map((page) => ({ card: 'my-data-more' as const, values: { held: page } })),
  ]
}

function factsOf(
  { snapshot: { value, context } }: Conversation,
  waiting: number,
  mutedUntil: number | null,
): readonly HeldFact[] {
  const { spoken, topic, crises, lossAt, dosing, illicit } = context
  return [
    { what: 'where', place: value },
    ...(spoken === null ? [] : [{ what: 'spoken' as const, language: spoken }]),
    ...(topic === null ? [] : [{ what: 'topic' as const, topic }]),
    ...crises.map(({ route, at }) => ({ what: 'help-lines' as const, route, time: timeOf(at) })),
    ...(lossAt === null ? [] : [{ what: 'loss' as const, time: timeOf(lossAt) }]),
    ...(dosing.count === 0
      ? []
      : [{ what: 'amounts' as const, count: dosing.count, time: timeOf(dosing.since) }]),
    ...(illicit.count === 0
      ? []
      : [{ what: 'illegal' as const, count: illicit.count, time: timeOf(illicit.since) }]),
    ...(waiting === 0 ? [] : [{ what: 'waiting' as const, count: waiting }]),
    ...(mutedUntil === null ? [] : [{ what: 'muted' as const, time: timeOf(mutedUntil) }]),
  ]
}
