import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context } from 'hono'
import type { BotApi } from '../bot-api/bot-api.ts'
import { isRecord, type Payload } from '../bot-api/payload.ts'
import { readForm } from './read-form.ts'

interface Env {
  readonly Bindings: HttpBindings
}

/** `/bot<token>/<method>` as Telegram serves it: GET with a query, or POST with JSON or a form. */
export function createHttpDoor(api: BotApi): Hono<Env> {
  const app = new Hono<Env>()
  app.on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', async (context) => {
    const payload = await readPayload(context)
    if (payload === null)
      return context.json(
        { ok: false, error_code: 400, description: "Bad Request: can't parse the request" },
        400,
      )
    const token = context.req.param('bot').slice('bot'.length)
    const answer = await api.call(token, context.req.param('method'), payload, context.req.raw.signal)
    if (answer.kind === 'drop') {
      context.env.outgoing.destroy()
      return RESPONSE_ALREADY_SENT
    }
    const retryAfter = answer.body.ok ? undefined : answer.body.parameters?.retry_after
    if (retryAfter !== undefined) context.header('Retry-After', String(retryAfter))
    // The status is one of Telegram's, which hono's list of statuses holds.
    return context.json(answer.body, answer.status as 200)
  })
  return app
}

/** Null when the body is not what its content type says. */
async function readPayload(context: Context<Env>): Promise<Payload | null> {
  const query = context.req.query()
  if (context.req.method === 'GET') return query
  const type = context.req.header('content-type') ?? ''
  if (type.startsWith('application/json')) {
    const parsed: unknown = await context.req.json().catch(() => null)
    return isRecord(parsed) ? { ...query, ...parsed } : null
  }
  if (type.startsWith('multipart/form-data')) {
    const form = readForm(Buffer.from(await context.req.arrayBuffer()), type)
    return form === null ? null : { ...query, ...form }
  }
  const body = await context.req.text()
  if (body === '') return query
  if (!type.startsWith('application/x-www-form-urlencoded')) return null
  return { ...query, ...Object.fromEntries(new URLSearchParams(body)) }
}
