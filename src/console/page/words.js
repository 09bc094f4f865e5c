/** What the page says. Names of states, kinds and notes come from the server, which has them from the vetted words. */

export const faults = {
  'not-let-in': [
    'Open it from Telegram',
    'Press Console below a card in the moderators’ chat, or send /console there. A page that was left open for a while has to be opened again.',
  ],
  'no-member': ['For moderators', 'This console is open to members of the moderators’ chat.'],
  'session-over': [
    'The session is over',
    'So that nobody finds it open, the console closes by itself. Open it again from Telegram.',
  ],
  'too-often': ['Too many attempts', 'Wait a minute, then open it again from Telegram.'],
  'telegram-away': ['Telegram does not answer', 'Membership cannot be checked just now. Try again soon.'],
  'not-understood': ['Not understood', 'The page is older than its server: open it again from Telegram.'],
  gone: ['Gone', 'This flag is not kept any more.'],
  away: ['Not now', 'The store does not answer. The bot goes on without it; try again soon.'],
  unreachable: ['No connection', 'The server cannot be reached. Trying again.'],
}

/** Why an act was not possible: said as the chat says it. */
export function outcomeWords(outcome, holder) {
  const held = holder === null ? 'Somebody' : holder.name
  return (
    {
      'held-by-other': `${held} holds this flag.`,
      'held-by-you': 'You hold this flag already.',
      'not-claimed': 'Claim it first.',
      closed: 'It is closed already.',
      gone: 'This flag is not kept any more.',
      contended: 'Others were faster. Try again.',
    }[outcome] ?? 'That did not work. Try again.'
  )
}

export const severities = { critical: 'Critical', low: 'Low' }

export const queueNames = { open: 'Open', mine: 'Mine', claimed: 'Claimed', closed: 'Closed', all: 'All' }
export const emptyQueue = {
  open: 'No open flags. Rest a little.',
  mine: 'You hold no flags.',
  claimed: 'Nobody holds a flag.',
  closed: 'No closed flags yet.',
  all: 'No flags yet.',
}

export const actNames = {
  raise: 'raised',
  show: 'shown',
  ring: 'rang again',
  digest: 'in the digest',
  claim: 'claimed',
  'hand-over': 'handed over',
  'give-back': 'went back to the queue',
  note: 'noted',
  look: 'read the conversation',
  resolve: 'closed',
  correct: 'the person corrected it',
  'check-in': 'sent a check-in',
  example: 'kept as an example',
  missed: 'kept a missed one',
  erase: 'erased',
  mute: 'muted',
  unmute: 'unmuted',
  export: 'exported the trail',
}
