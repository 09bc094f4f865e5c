import { element } from './element.js'

/** Long enough to read a sentence. */
const shownMilliseconds = 6000

/** A short notice at the bottom, read out by screen readers. */
export function notify(text) {
  const notice = element('p', {}, text)
  document.querySelector('.notices').append(notice)
  setTimeout(() => notice.remove(), shownMilliseconds)
}

/** A notice that has to be closed, as bots ask for with `show_alert`. */
export function alertWith(text) {
  const dialog = document.querySelector('dialog.alert')
  dialog.querySelector('p').textContent = text
  if (!dialog.open) dialog.showModal()
}

/** Runs what a click started and shows what went wrong, if anything did. */
export async function attempt(work) {
  try {
    return await work()
  } catch (error) {
    notify(error.message)
    return null
  }
}
