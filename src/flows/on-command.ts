import { afterReply, type ConversationContext } from './conversation-context.ts'
import type { Command, EventFacts, StartPayload } from './conversation-event.ts'
import { say } from './effect.ts'
import type { Outcome } from './outcome.ts'
import { chooseLanguage, chooseRegion } from './on-choice.ts'
import { cardReply } from './replies/command-reply.ts'
import { topicReply } from './replies/topic-reply.ts'

/** Each command of the bot. Commands never wait for a flow to end. */
export function onCommand(context: ConversationContext, facts: EventFacts, command: Command): Outcome {
  switch (command.name) {
    case 'start':
      return onStart(context, facts, command.payload)
    case 'crisis':
      return { context, effects: [say(cardReply(context, facts, 'crisis-lines'), { crisis: true })] }
    case 'topics':
      return plain(context, facts, 'menu')
    case 'help':
      return plain(context, facts, 'help')
    case 'privacy':
      return plain(context, facts, 'privacy')
    case 'forget':
      return plain(context, facts, 'forget-ask')
    case 'mydata':
      return { context, effects: [{ kind: 'tell-what-is-held' }] }
    case 'about':
      return openTopic(context, facts, 'about-bot')
    case 'region':
      if (command.region !== null) return chooseRegion(context, facts, command.region)
      return plain(context, facts, command.asked ? 'region-unknown' : 'region-choose')
    case 'language':
      if (command.language !== null) return chooseLanguage(context, facts, command.language)
      return plain(context, facts, command.asked ? 'language-unknown' : 'language-choose')
  }
}

function onStart(context: ConversationContext, facts: EventFacts, payload: StartPayload | null): Outcome {
  switch (payload?.kind) {
    case 'topic':
      return openTopic(context, facts, payload.topic)
    case 'crisis':
      return { context, effects: [say(cardReply(context, facts, 'crisis-lines'), { crisis: true })] }
    case 'menu':
    case undefined:
      return plain(context, facts, 'start')
  }
}

function openTopic(
  context: ConversationContext,
  facts: EventFacts,
  topic: Parameters<typeof topicReply>[2],
): Outcome {
  const opened = { ...context, topic }
  return { context: afterReply(opened), effects: [say(topicReply(opened, facts, topic, 0))] }
}

function plain(
  context: ConversationContext,
  facts: EventFacts,
  card: Parameters<typeof cardReply>[2],
): Outcome {
  return { context: afterReply(context), effects: [say(cardReply(context, facts, card))] }
}
