import { describe, expect, test } from 'vitest'
import { createLog } from '../../src/bot/log.ts'
import { createWebhook } from '../../src/bot/receive/webhook.ts'

const secret = 'a-secret-of-some-length'
const update = { update_id: 1, message: { text: 'hi' } }

function post(
  answer: (update: unknown) => Promise<void>,
  body: string,
  headers: Record<string, string> = { 'x-telegram-bot-api-secret-token': secret },
) {
  const app = createWebhook(answer, secret, createLog('silent'))
  return app.request('/telegram', { method: 'POST', body, headers })
}

describe('the webhook', () => {
  test('answers Telegram when the reply is safe', async () => {
    const seen: unknown[] = []
    const answer = async (received: unknown) => void seen.push(received)
    expect((await post(answer, JSON.stringify(update))).status).toBe(200)
    expect(seen).toEqual([update])
  })

  test('asks Telegram to send again when it is not', async () => {
    const answer = () => Promise.reject(new Error('store and Telegram are both away'))
    expect((await post(answer, JSON.stringify(update))).status).toBe(503)
  })

  const refused: readonly [why: string, body: string, headers: Record<string, string>, status: number][] = [
    ['no secret', JSON.stringify(update), {}, 401],
    ['a wrong secret', JSON.stringify(update), { 'x-telegram-bot-api-secret-token': 'x' }, 401],
    ['no JSON', '{"update_id":', { 'x-telegram-bot-api-secret-token': secret }, 400],
    ['no update', '[]', { 'x-telegram-bot-api-secret-token': secret }, 400],
    [
      'a body beyond any update',
      `{"update_id":1,"x":"${'y'.repeat(1_100_000)}"}`,
      { 'x-telegram-bot-api-secret-token': secret, 'content-length': '1100020' },
      413,
    ],
  ]
  test.each(refused)('%s is refused, unread', async (_why, body, headers, status) => {
    let asked = 0
    const response = await post(async () => void (asked += 1), body, headers)
    expect(response.status).toBe(status)
    expect(asked).toBe(0)
  })

  test('health is told without a secret', async () => {
    const app = createWebhook(async () => {}, secret, createLog('silent'))
    expect((await app.request('/healthz')).status).toBe(200)
  })
})
