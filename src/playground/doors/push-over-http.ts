import type { PushUpdate } from '../bot-api/webhook-push.ts'

/** Telegram waits a minute for the answer of a webhook. */
const patienceMilliseconds = 60_000

/** Posts an update to a webhook as Telegram does: https://core.telegram.org/bots/api#setwebhook */
export const pushOverHttp: PushUpdate = async (url, secret, update, signal) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(secret === '' ? {} : { 'x-telegram-bot-api-secret-token': secret }),
    },
    body: JSON.stringify(update),
    signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMilliseconds)]),
    redirect: 'manual',
  })
  await response.arrayBuffer()
  return response.status
}
