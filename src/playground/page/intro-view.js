import { element } from './element.js'

/** What Telegram shows in an empty private chat above the button that starts the bot. */
export function introView(description) {
  return element(
    'div',
    { class: 'intro' },
    element('h3', {}, 'What can this bot do?'),
    element('p', {}, description || 'Press Start to begin.'),
  )
}
