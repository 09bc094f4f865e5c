import { timingSafeEqual } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import type { AnswerUpdate } from '../answer/answer-update.ts'
import { errorKind, type Log } from '../log.ts'

/** Telegram's updates are far below this; anything larger is not from Telegram. */
const largestBody = 1024 * 1024
/** Telegram waits up to 60 s and then sends again; we answer well before. */
const deadlineMilliseconds = 9000

const updateShape = z.looseObject({ update_id: z.int() })

/**
 * The webhook: 200 only when the answer is safe, 503 when it is not, so that Telegram sends the update again.
 * Telegram holds back the chat's next update until then, which keeps the order.
 */
export function createWebhook(answer: AnswerUpdate, secret: string, log: Log): Hono {
  const app = new Hono()
  const expected = Buffer.from(secret)
  app.get('/healthz', (context) => context.json({ ok: true }))
  app.post('/telegram', bodyLimit({ maxSize: largestBody }), async (context) => {
    const given = Buffer.from(context.req.header('x-telegram-bot-api-secret-token') ?? '')
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return context.body(null, 401)
    const parsed = updateShape.safeParse(await context.req.json().catch(() => null))
    if (!parsed.success) return context.body(null, 400)
    const outcome = await Promise.race([
      answer(parsed.data).then(
        () => 'answered' as const,
        (error: unknown) => {
          log.error({ event: 'update-failed', error: errorKind(error) })
          return 'failed' as const
        },
      ),
      late(),
    ])
    return context.body(null, outcome === 'answered' ? 200 : 503)
  })
  return app
}

function late(): Promise<'late'> {
  return new Promise((resolve) => {
    setTimeout(() => resolve('late'), deadlineMilliseconds).unref()
  })
}
