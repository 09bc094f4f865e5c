/**
 * The little that the page needs of Telegram, without Telegram's own script: that one would keep what Telegram
 * signed, names included, in the browser's storage. https://core.telegram.org/api/web-events
 */
const web = 'https://web.telegram.org'
const listeners = new Map()

/**
 * What the address brought along. It is taken out of the address at once, so that neither history nor a copied link
 * holds it.
 *
 * @returns {{ initData: string, flagId: string | null }}
 */
export function takeOpening() {
  const parts = location.hash
    .slice(1)
    .split(/[#&?]/)
    .map((part) => part.split('='))
  const given = new Map(parts.map(([name, value = '']) => [name, decoded(value)]))
  history.replaceState(null, '', location.pathname)
  followTheme(given.get('tgWebAppThemeParams') ?? '')
  return { initData: given.get('tgWebAppData') ?? '', flagId: given.get('flag') || null }
}

function decoded(value) {
  try {
    return decodeURIComponent(value.replaceAll('+', ' '))
  } catch {
    return ''
  }
}

/** Tells Telegram something; nothing happens in a plain browser. */
export function tellTelegram(eventType, eventData = null) {
  const data = JSON.stringify(eventData ?? '')
  if (window.TelegramWebviewProxy !== undefined) window.TelegramWebviewProxy.postEvent(eventType, data)
  else if (window.parent !== window)
    window.parent.postMessage(JSON.stringify({ eventType, eventData: eventData ?? '' }), web)
}

export function onTelegram(eventType, listener) {
  listeners.set(eventType, listener)
}

function receive(eventType, eventData) {
  listeners.get(eventType)?.(eventData)
}

/** The names under which Telegram's apps call a page. */
window.Telegram = { WebView: { receiveEvent: receive } }
window.TelegramGameProxy = { receiveEvent: receive }
window.TelegramGameProxy_receiveEvent = receive
window.addEventListener('message', ({ source, origin, data }) => {
  if (source !== window.parent || origin !== web || typeof data !== 'string') return
  try {
    const { eventType, eventData } = JSON.parse(data)
    receive(eventType, eventData)
  } catch {
    // Not one of Telegram's.
  }
})
onTelegram('theme_changed', ({ theme_params: theme }) => followTheme(JSON.stringify(theme)))

/** Telegram may be dark where the device is light. */
function followTheme(theme) {
  let colour
  try {
    colour = JSON.parse(theme).bg_color
  } catch {
    return
  }
  const [, red, green, blue] = /^#?([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(colour ?? '') ?? []
  if (red === undefined) return
  const light = [red, green, blue].reduce((sum, part) => sum + Number.parseInt(part, 16), 0) / 3
  document.querySelector('#dark').media = light < 128 ? 'all' : 'not all'
}
