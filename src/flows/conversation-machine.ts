import { setup } from 'xstate'
import { freshContext, type ConversationContext } from './conversation-context.ts'
import type { ConversationEvent } from './conversation-event.ts'
import type { Effect } from './effect.ts'
import { onButton } from './on-button.ts'
import { chooseRegion } from './on-choice.ts'
import { onCommand } from './on-command.ts'
import { onCrisis, onJoined, onMessage, onUnreadable } from './on-message.ts'
import type { Outcome } from './outcome.ts'

function outcomeOf(context: ConversationContext, event: ConversationEvent): Outcome {
  switch (event.type) {
    case 'CRISIS':
      return onCrisis(context, event, event.verdict)
    case 'MESSAGE':
      return onMessage(context, event, event.verdict)
    case 'COMMAND':
      return onCommand(context, event, event.command)
    case 'BUTTON':
      return onButton(context, event, event.button)
    case 'UNREADABLE':
      return onUnreadable(context, event)
    case 'JOINED':
      return onJoined(context, event)
  }
}

/** True for the follow-ups of a crisis: they keep the conversation in it. */
function staysInCrisis(event: ConversationEvent): boolean {
  if (event.type !== 'BUTTON' || event.button === null) return false
  const { button } = event
  return (
    button.kind === 'overdose-step' ||
    (button.kind === 'action' &&
      (button.id.startsWith('safe-') ||
        button.id.startsWith('breathing-') ||
        button.id.startsWith('barrier-') ||
        button.id === 'overdose-steps'))
  )
}

function asksForRegion(event: ConversationEvent): boolean {
  if (event.type === 'COMMAND') return event.command.name === 'region' && event.command.region === null
  if (event.type !== 'BUTTON' || event.button === null) return false
  const { button } = event
  return (
    button.kind === 'regions' ||
    (button.kind === 'action' && (button.id === 'choose-region' || button.id === 'barrier-abroad'))
  )
}

const conversation = setup({
  types: {
    // XState takes its types from values: these are never read.
    context: {} as ConversationContext,
    events: {} as ConversationEvent,
  },
  actions: {
    // One action type carries every effect; the shell reads them from its parameters.
    effect: (_machine, _effect: Effect) => {},
  },
  guards: {
    asksForRegion: ({ event }) => asksForRegion(event),
    asksToForget: ({ event }) =>
      (event.type === 'COMMAND' && event.command.name === 'forget') ||
      (event.type === 'BUTTON' && event.button?.kind === 'action' && event.button.id === 'forget-ask'),
    staysInCrisis: ({ event }) => staysInCrisis(event),
    namesRegion: ({ event }) => event.type === 'MESSAGE' && event.region !== null,
  },
})

const respond = conversation.enqueueActions(({ context, event, enqueue }) => {
  const outcome = outcomeOf(context, event)
  enqueue.assign(outcome.context)
  for (const effect of outcome.effects) enqueue({ type: 'effect', params: effect })
})

const setNamedRegion = conversation.enqueueActions(({ context, event, enqueue }) => {
  if (event.type !== 'MESSAGE' || event.region === null) return
  const outcome = chooseRegion({ ...context, spoken: event.verdict.language }, event, event.region)
  enqueue.assign(outcome.context)
  for (const effect of outcome.effects) enqueue({ type: 'effect', params: effect })
})

/**
 * One conversation with one person. The crisis event is handled at the root and nowhere else: a handler in a
 * state would shadow it. No timers, actors or history: none of them survives a saved snapshot.
 */
export const conversationMachine = conversation.createMachine({
  id: 'conversation',
  context: freshContext,
  initial: 'open',
  on: {
    CRISIS: { target: '.crisis', actions: respond, reenter: true },
    MESSAGE: { target: '.open', actions: respond },
    COMMAND: [
      { guard: 'asksForRegion', target: '.choosingRegion', actions: respond },
      { guard: 'asksToForget', target: '.confirmingErasure', actions: respond },
      { target: '.open', actions: respond },
    ],
    BUTTON: [
      { guard: 'asksForRegion', target: '.choosingRegion', actions: respond },
      { guard: 'asksToForget', target: '.confirmingErasure', actions: respond },
      { guard: 'staysInCrisis', target: '.crisis', actions: respond },
      { target: '.open', actions: respond },
    ],
    UNREADABLE: { actions: respond },
    JOINED: { actions: respond },
  },
  states: {
    open: {},
    crisis: {},
    confirmingErasure: {},
    choosingRegion: {
      on: { MESSAGE: { guard: 'namesRegion', target: 'open', actions: setNamedRegion } },
    },
  },
})
