import type { Keyboard } from '../../content/button.ts'
import type { CardId } from '../../content/card-ids.ts'
import type { Reference } from '../../content/reference.ts'
import type { ConversationContext } from '../conversation-context.ts'
import type { EventFacts } from '../conversation-event.ts'
import { menuRow, referenceFor } from './reference-for.ts'

const sections: Keyboard = [[{ kind: 'all-sections' }], [{ kind: 'action', id: 'lines' }]]

/** Cards that need nothing but the conversation's language and region, with their buttons. */
const keyboards = {
  start: sections,
  menu: sections,
  help: menuRow,
  privacy: [[{ kind: 'action', id: 'my-data' }], [{ kind: 'action', id: 'forget-ask' }], ...menuRow],
  'forget-ask': [[{ kind: 'action', id: 'forget-yes' }], [{ kind: 'action', id: 'forget-no' }]],
  'forget-kept': menuRow,
  'crisis-lines': [
    [{ kind: 'action', id: 'choose-region' }],
    [{ kind: 'country-lines', page: 0 }],
    [{ kind: 'action', id: 'overdose-steps' }],
    [{ kind: 'action', id: 'menu' }],
  ],
  'region-choose': [[{ kind: 'region-list', page: 0 }], [{ kind: 'action', id: 'lines' }]],
  'region-unknown': [[{ kind: 'region-list', page: 0 }], [{ kind: 'action', id: 'lines' }]],
  'language-choose': [[{ kind: 'language-list' }], [{ kind: 'action', id: 'lines' }]],
  'language-unknown': [[{ kind: 'language-list' }], [{ kind: 'action', id: 'lines' }]],
  'not-asked': sections,
  'out-of-date-button': sections,
  'started-afresh': sections,
  unreadable: [[{ kind: 'action', id: 'choose-region' }], ...menuRow],
  'group-joined': [[{ kind: 'private-link', payload: 'menu' }]],
} as const satisfies Partial<Record<CardId, Keyboard>>

/** The reply that is one plain card. */
export function cardReply(
  context: ConversationContext,
  facts: EventFacts,
  card: keyof typeof keyboards,
): Reference {
  return referenceFor(context, facts, card, { keyboard: keyboards[card] })
}
