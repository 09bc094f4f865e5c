import type { ActionId } from '../../content/button.ts'
import type { Reference } from '../../content/reference.ts'
import { lineAtHand, type ConversationContext } from '../conversation-context.ts'
import type { EventFacts } from '../conversation-event.ts'
import { crisisKeyboard } from './crisis-reply.ts'
import { menuRow, referenceFor } from './reference-for.ts'

/** Buttons below a crisis reply that open a short answer of the same name. */
export const followUpActions = [
  'safe-yes',
  'safe-no',
  'breathing-yes',
  'breathing-no',
  'barrier-silent',
  'barrier-useless',
  'barrier-alone',
  'barrier-police',
  'barrier-other',
  'barrier-abroad',
  'misunderstood',
] as const satisfies readonly ActionId[]
export type FollowUpAction = (typeof followUpActions)[number]

const followUpSet: ReadonlySet<string> = new Set(followUpActions)

export function isFollowUp(action: ActionId): action is FollowUpAction {
  return followUpSet.has(action)
}

/** Which line ends the answer when the crisis itself is no longer known (an old button). */
function lineFor(context: ConversationContext, facts: EventFacts, action: FollowUpAction) {
  return lineAtHand(context, facts.at) ?? (action.startsWith('breathing') ? 'overdose' : 'suicide')
}

/** A short answer to what was pressed below a crisis reply. It always ends with the line again. */
export function followUpReply(
  context: ConversationContext,
  facts: EventFacts,
  action: FollowUpAction,
): Reference {
  const line = lineFor(context, facts, action)
  const also = [line]
  if (action === 'barrier-abroad')
    return referenceFor(context, facts, action, { also, keyboard: [[{ kind: 'region-list', page: 0 }]] })
  const settled = action === 'safe-yes' || action === 'misunderstood'
  return referenceFor(context, facts, action, { also, keyboard: settled ? menuRow : crisisKeyboard(line) })
}

export const overdoseStepCount = 8

/** One step of the walk-through; steps out of range show the nearest. */
export function overdoseStepReply(context: ConversationContext, facts: EventFacts, step: number): Reference {
  const shown = Math.min(Math.max(Math.trunc(step), 1), overdoseStepCount)
  const around = [shown - 1, shown + 1].filter((near) => near >= 1 && near <= overdoseStepCount)
  // The cast is sound: `shown` is a whole number from 1 to 8, and there is a card for each.
  const entry = `overdose-step-${shown}` as `overdose-step-${1 | 2 | 3 | 4 | 5 | 6 | 7 | 8}`
  return {
    ...referenceFor(context, facts, entry, {
      keyboard: [
        around.map((near) => ({ kind: 'overdose-step' as const, step: near })),
        [{ kind: 'action', id: 'lines' }],
      ],
    }),
    // The number stands in each step itself: another block would push the step off a small screen.
    also: [],
  }
}
