import * as z from 'zod'
import type { Reference } from '../../content/reference.ts'
import type { Effect } from '../../flows/effect.ts'
import { groupReply } from '../../flows/group-reply.ts'
import type { Privacy } from '../../privacy/privacy.ts'
import type { OutboxItem } from '../../store/store.ts'
import type { Inbound } from '../inbound/inbound.ts'
import type { Delivery } from '../outbound/lanes.ts'
import { purposes } from '../sealed-purpose.ts'
import { targetSchema, type Target } from '../outbound/target.ts'

/** A message that has to go out, with its place in the outbox. */
export interface Outgoing {
  readonly id: string
  readonly target: Target
  readonly reference: Reference
  readonly crisis: boolean
}

type Say = Extract<Effect, { kind: 'say' }>

/** Turns what the machine says into messages for the chat where it was asked. */
export function outgoingOf(inbound: Inbound, says: readonly Say[]): readonly Outgoing[] {
  const { place } = inbound
  return says.map((effect, position) => {
    const inGroup = place.kind === 'group'
    const canEdit = effect.edit && inbound.kind === 'button' && !inGroup
    return {
      id: `${inbound.updateId}.${position}`,
      reference: inGroup ? groupReply(effect.reference) : effect.reference,
      crisis: effect.crisis,
      target: {
        chatId: place.chatId,
        threadId: place.threadId,
        editMessageId: canEdit ? inbound.messageId : null,
        replyToMessageId: inGroup && 'messageId' in inbound ? inbound.messageId : null,
      },
    }
  })
}

export const messageSchema = z.strictObject({
  target: targetSchema,
  // Written by `sealOutgoing` only, and rendered through the gate: the reference is checked there, word by word.
  reference: z.custom<Reference>((value) => typeof value === 'object' && value !== null && 'entry' in value),
})

export function sealOutgoing(
  outgoing: Outgoing,
  conversation: string,
  now: number,
  privacy: Privacy,
): OutboxItem {
  const { target, reference } = outgoing
  return {
    id: outgoing.id,
    conversation,
    payload: privacy.seal(JSON.stringify({ target, reference }), purposes.outbox(conversation, outgoing.id)),
    crisis: outgoing.crisis,
    createdAt: now,
    claimed: false,
  }
}

/** Null when the payload cannot be opened any more (a lost key, an older version): there is nothing to send. */
export function openOutgoing(item: OutboxItem, privacy: Privacy): Outgoing | null {
  const opened = privacy.open(item.payload, purposes.outbox(item.conversation, item.id))
  if (opened === null) return null
  const parsed = messageSchema.safeParse(JSON.parse(opened))
  return parsed.success ? { id: item.id, crisis: item.crisis, ...parsed.data } : null
}

export function deliveryOf(outgoing: Outgoing): Delivery {
  return { target: outgoing.target, reference: outgoing.reference, crisis: outgoing.crisis }
}
