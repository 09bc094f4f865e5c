import { tellTelegram } from './telegram.js'

let goBack = () => {}

/**
 * The way back, by the browser's button, a phone's gesture or Telegram's own button. History holds how deep one is
 * and nothing of what was looked at.
 */
export function onBack(listener) {
  goBack = listener
}

export function setBack(isDeep) {
  if (isDeep) history.pushState({ isDeep: true }, '')
  tellTelegram('web_app_setup_back_button', { is_visible: isDeep })
}

addEventListener('popstate', () => goBack())
