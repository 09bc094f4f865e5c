import { act, follow, loadScreen } from './connection.js'
import { createModel } from './model.js'
import { attempt, notify } from './notices.js'
import { createPane } from './pane.js'
import { createTabs } from './tabs.js'
import { createVerdictPanel } from './verdict-panel.js'

const model = createModel()
const panes = new Map()
const unread = new Map()
let reloading = null

model.load(await loadScreen())
const { scene } = model
const places = [
  {
    key: 'private',
    tab: 'Private',
    title: 'Private chat',
    // Moderators have a private chat too: what was said around a flag comes there, and the way to the console.
    persons: () => [...scene.members, ...scene.moderators],
    chatIdOf: (personId) => personId,
  },
  {
    key: 'group',
    tab: 'Group',
    title: 'Support group',
    persons: () => scene.members,
    chatIdOf: () => currentId(scene.groupId),
  },
  {
    key: 'moderators',
    tab: 'Moderators',
    title: 'Moderators',
    persons: () => scene.moderators,
    chatIdOf: () => currentId(scene.moderatorChatId),
  },
]
const panel = createVerdictPanel({ placeOf, onGoTo: goToMessage })
const forwardLabels = {
  private: 'Forward to the group',
  group: 'Forward to the private chat',
  moderators: null,
}
for (const place of places)
  panes.set(
    place.key,
    createPane(place, model, {
      onDeepLink,
      onOpenPage,
      onShowVerdict,
      onForward,
      forwardLabel: forwardLabels[place.key],
    }),
  )

document.querySelector('.panes').replaceChildren(...[...panes.values()].map((pane) => pane.view), panel.view)
const tabs = createTabs([...places, { key: 'verdicts', tab: 'Verdicts' }], {
  onChoose: (key) => unread.set(key, 0),
  onEnter: (key) => (key === 'verdicts' ? panel : panes.get(key)).focus(),
})
tabs.choose('private')
for (const place of places) panes.get(place.key).show(place.persons()[0])
panel.fill(model.inspections)
follow({ onEvent, onBack: () => void reload(true), onLost: () => lost(true) })

/** A group that became a supergroup is shown under its new id. */
function currentId(chatId) {
  const movedTo = model.rooms.get(chatId)?.movedTo
  return movedTo === null || movedTo === undefined ? chatId : movedTo
}

function onEvent(event) {
  const stale = model.apply(event)
  if (stale) void reload(false)
  if (event.kind === 'button-answered') for (const pane of panes.values()) pane.onButtonAnswered(event)
  else if (event.kind === 'inline-answered') for (const pane of panes.values()) pane.onInlineAnswered(event)
  if (event.kind === 'inspection') panel.add(event.inspection)
  const chatId = event.message?.chat.id ?? event.inspection?.chatId ?? event.chatId
  for (const pane of panes.values())
    if (pane.isAbout(chatId)) {
      pane.onEvent(event)
      if (event.kind === 'message') countUnread(pane)
    }
}

function countUnread(pane) {
  // Where the chats stand side by side, every one of them is in view.
  if (pane.view.checkVisibility()) return
  const count = (unread.get(pane.key) ?? 0) + 1
  unread.set(pane.key, count)
  tabs.setUnread(pane.key, count)
}

/** Membership, commands or texts of the bot changed. Several changes at once are loaded once. */
async function reload(everything) {
  reloading ??= loadScreen().finally(() => {
    reloading = null
  })
  const screen = await reloading.catch(() => null)
  if (screen === null) return
  model.load(screen)
  lost(false)
  for (const pane of panes.values()) {
    if (everything) pane.show(pane.me())
    else pane.refresh()
  }
  if (everything) panel.fill(model.inspections)
}

function lost(isLost) {
  document.body.classList.toggle('lost', isLost)
  if (isLost) notify('The playground does not answer. Trying again…')
}

function onDeepLink(personId, payload) {
  const pane = panes.get('private')
  if (pane.me() !== personId) pane.show(personId)
  tabs.choose('private')
  void attempt(() => act({ do: 'open-deep-link', personId, payload })).then(() => pane.focus())
}

/** A page of the bot, as Telegram opens it: with what it signs for the person. */
function onOpenPage(personId, url) {
  void attempt(async () => {
    const { address } = await act({ do: 'open-page', personId, url })
    window.open(address, '_blank', 'noopener')
  })
}

function onForward(paneKey, personId, messageId) {
  const from = places.find(({ key }) => key === paneKey)
  const to = places.find(({ key }) => key === (paneKey === 'private' ? 'group' : 'private'))
  const action = { personId, messageId, fromChatId: from.chatIdOf(personId), toChatId: to.chatIdOf(personId) }
  const { fromChatId, ...rest } = action
  void attempt(async () => {
    await act({ do: 'forward', chatId: fromChatId, ...rest })
    const pane = panes.get(to.key)
    if (pane.me() !== personId) pane.show(personId)
    tabs.choose(to.key)
  })
}

function onShowVerdict(inspection) {
  tabs.choose('verdicts')
  panel.show(inspection)
}

function placeOf({ chatId }) {
  const name = model.personName(chatId)
  if (model.persons.has(chatId)) return `Private chat of ${name}`
  return model.rooms.get(chatId)?.title ?? 'A chat'
}

function goToMessage({ chatId, messageId }) {
  const pane = [...panes.values()].find((one) => one.isAbout(chatId)) ?? panes.get('private')
  if (!pane.isAbout(chatId) && model.persons.has(chatId)) pane.show(chatId)
  tabs.choose(pane.key)
  pane.view.querySelector(`[data-message="${messageId}"]`)?.focus()
}
