import type { Reference } from '../../content/reference.ts'
import type { CrisisRoute, TopicId } from '../../guardrails/routes.ts'
import type { ConversationContext } from '../conversation-context.ts'
import type { EventFacts } from '../conversation-event.ts'
import { menuRow, referenceFor } from './reference-for.ts'

/** One page of a vetted answer; page buttons that lead nowhere are dropped when it is rendered. */
export function topicReply(
  context: ConversationContext,
  facts: EventFacts,
  topic: TopicId,
  page: number,
  also: readonly CrisisRoute[] = [],
): Reference {
  return referenceFor(context, facts, `topic:${topic}`, {
    page,
    also,
    keyboard: [
      [
        { kind: 'topic', topic, page: page - 1 },
        { kind: 'topic', topic, page: page + 1 },
      ],
      [{ kind: 'related-topics', topic }],
      [{ kind: 'action', id: 'not-asked' }],
      ...menuRow,
    ],
  })
}
