import { element } from './element.js'
import { faults } from './words.js'

const shownMilliseconds = 6000

/** A short notice at the bottom, read out by screen readers. */
export function notify(text) {
  const notices = document.querySelector('.notices')
  if (notices.lastElementChild?.textContent === text) return
  const notice = element('p', {}, text)
  notices.append(notice)
  setTimeout(() => notice.remove(), shownMilliseconds)
}

/** Runs what a press started and shows what went wrong, if anything did; null then. */
export async function attempt(work) {
  try {
    return await work()
  } catch (error) {
    if (error.code === undefined) throw error
    notify((faults[error.code] ?? faults.away)[1])
    return null
  }
}

/** A second press before the first is answered does nothing. */
export async function once(pressed, work) {
  if (pressed.getAttribute('aria-busy') === 'true') return
  pressed.setAttribute('aria-busy', 'true')
  await work()
  pressed.removeAttribute('aria-busy')
}
