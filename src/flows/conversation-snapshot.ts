import * as z from 'zod'
import { initialTransition, transition, type SnapshotFrom } from 'xstate'
import { conversationContextSchema, freshContext, type ConversationContext } from './conversation-context.ts'
import type { ConversationEvent } from './conversation-event.ts'
import { conversationMachine } from './conversation-machine.ts'
import type { Effect } from './effect.ts'

type MachineSnapshot = SnapshotFrom<typeof conversationMachine>

/** Goes up with every change of states or context; `restoreConversation` then learns the way from the old one. */
export const snapshotVersion = 1

const envelopeSchema = z.strictObject({
  machine: z.literal('conversation'),
  version: z.literal(snapshotVersion),
  value: z.enum(['open', 'crisis', 'confirmingErasure', 'choosingRegion']),
  context: conversationContextSchema,
})

/** A conversation as the shell holds it. */
export interface Conversation {
  readonly snapshot: MachineSnapshot
  /** True when a saved state could not be read and the talk began anew. */
  readonly startedAfresh: boolean
}

/** A conversation of which nothing is known. */
export function newConversation(context: ConversationContext = freshContext()): Conversation {
  const [initial] = initialTransition(conversationMachine)
  const snapshot = conversationMachine.resolveState({ value: initial.value, context })
  return { snapshot, startedAfresh: false }
}

/** JSON without any word of the person. */
export function saveConversation(conversation: Conversation): string {
  const { value, context } = conversation.snapshot
  return JSON.stringify({ machine: 'conversation', version: snapshotVersion, value, context })
}

/**
 * Reads a saved conversation. Total: what is broken, unknown or from another version starts afresh, keeping the
 * parts of the context that still read (region and language decide which numbers are shown).
 */
export function restoreConversation(saved: string | null): Conversation {
  if (saved === null) return newConversation()
  const parsed = envelopeSchema.safeParse(parseJson(saved))
  if (parsed.success) {
    const { value, context } = parsed.data
    return { snapshot: conversationMachine.resolveState({ value, context }), startedAfresh: false }
  }
  return { ...newConversation(salvageContext(parseJson(saved))), startedAfresh: true }
}

/** One step: pure. Effects come in the order in which they have to be carried out. */
export function step(
  conversation: Conversation,
  event: ConversationEvent,
): { readonly conversation: Conversation; readonly effects: readonly Effect[] } {
  const [snapshot, actions] = transition(conversationMachine, conversation.snapshot, event)
  const effects = actions.flatMap((action) => (action.type === 'effect' ? [effectOf(action.params)] : []))
  return { conversation: { snapshot, startedAfresh: false }, effects }
}

// XState types the parameters of executable actions as unknown; only `respond` enqueues this action type.
const effectOf = (parameters: unknown): Effect => parameters as Effect

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function salvageContext(saved: unknown): ConversationContext {
  const fresh = freshContext()
  const outer = z.looseObject({ context: z.looseObject({}) }).safeParse(saved)
  if (!outer.success) return fresh
  const { region, language, crises } = conversationContextSchema.shape
  const part = <Value>(schema: z.ZodType<Value>, key: string, otherwise: Value): Value => {
    const read = schema.safeParse(outer.data.context[key])
    return read.success ? read.data : otherwise
  }
  return {
    ...fresh,
    region: part(region, 'region', null),
    language: part(language, 'language', null),
    crises: part(crises, 'crises', []),
  }
}
