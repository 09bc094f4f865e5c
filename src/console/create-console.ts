import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type * as z from 'zod'
import type { DeskTools } from '../bot/moderators/desk-tools.ts'
import { errorKind } from '../bot/log.ts'
import { readPageFiles } from '../disk/read-page-files.ts'
import type { Moderator } from '../moderation/flag-case.ts'
import { createAttempts } from './attempts.ts'
import { createConsoleDesk, type DeskWords } from './console-desk.ts'
import { consoleHeaders } from './headers.ts'
import { readInitData } from './init-data.ts'
import { createMembership, type Membership } from './membership.ts'
import * as requests from './requests.ts'
import { createSessions, type Session } from './session.ts'

/** Far above anything that the page sends. */
const largestBody = 8 * 1024
const minute = 60_000
const mostForged = 60
const mostLogins = 10

export interface ConsoleParts {
  readonly tools: DeskTools
  readonly content: DeskWords
  readonly changed: (flagId: string) => void
  readonly botToken: string
}

/** Why a request was not carried out, as the page is told. */
type Fault =
  | 'not-let-in'
  | 'too-often'
  | 'session-over'
  | 'no-member'
  | 'telegram-away'
  | 'not-understood'
  | 'gone'
  | 'away'

/**
 * The console at `/console/`: the page, and what it asks for. Requests are POSTs with a JSON body and the session
 * as a bearer token, which no other page can send; none of them is answered before membership of the moderators'
 * chat is known.
 */
export function createConsole({ tools, content, changed, botToken }: ConsoleParts): Hono {
  const { privacy, chat, clock, log } = tools
  const app = new Hono()
  const desk = createConsoleDesk({ tools, content, changed })
  const sessions = createSessions(privacy, clock)
  const membership = createMembership((personId) => chat.isMember(personId), clock)
  const forged = createAttempts(mostForged, minute, clock)
  const logins = createAttempts(mostLogins, minute, clock)
  const moderator = (id: number): Moderator => ({ key: privacy.moderatorKey(id), id })

  const toldOf = (token: string, { until }: Session) => ({ token, until, lastsFor: until - clock() })
  const refuse = (context: Context, status: ContentfulStatusCode, error: Fault) =>
    context.json({ error }, status)
  /** Null for a member; otherwise the answer to give. */
  const refusal = async (context: Context, how: keyof Membership, personId: number) => {
    const isMember = await membership[how](personId)
    if (isMember === true) return null
    return isMember === null ? refuse(context, 503, 'telegram-away') : refuse(context, 403, 'no-member')
  }

  app.use('/console/*', consoleHeaders, async (context, next) => {
    await next()
    context.header('cache-control', 'no-store')
  })
  app.use('/console/api/*', bodyLimit({ maxSize: largestBody }))
  app.get('/console', (context) => context.redirect('console/', 302))
  for (const [path, { body, type }] of readPageFiles(new URL('page/', import.meta.url), '/console/'))
    app.get(path, (context) => context.body(body, 200, { 'content-type': type }))

  app.post('/console/api/login', async (context) => {
    const parsed = requests.loginRequest.safeParse(await jsonOf(context))
    const signed = parsed.success ? readInitData(parsed.data.initData, botToken, clock()) : null
    if (signed === null)
      return forged.allow('') ? refuse(context, 401, 'not-let-in') : refuse(context, 429, 'too-often')
    const by = moderator(signed.personId)
    // What is signed is limited apart, so that nobody who floods the door can keep others out.
    if (!logins.allow(by.key)) return refuse(context, 429, 'too-often')
    const refused = await refusal(context, 'live', by.id)
    if (refused !== null) return refused
    const { token, session } = sessions.open(by.id)
    return context.json({ ...toldOf(token, session), ...desk.greeting(by) })
  })

  /** A request of somebody with a session, who is a member now or was some seconds ago. */
  const answering = <Schema extends z.ZodType>(
    name: string,
    how: keyof Membership,
    schema: Schema,
    answer: (context: Context, input: z.output<Schema>, by: Moderator, session: Session) => Promise<Response>,
  ) =>
    app.post(`/console/api/${name}`, async (context) => {
      const session = sessions.read(bearerOf(context))
      if (session === null) return refuse(context, 401, 'session-over')
      const parsed = schema.safeParse(await jsonOf(context))
      if (!parsed.success) return refuse(context, 400, 'not-understood')
      const refused = await refusal(context, how, session.personId)
      return refused ?? (await answer(context, parsed.data, moderator(session.personId), session))
    })

  answering('renew', 'live', requests.nothingMore, async (context, _nothing, _by, before) => {
    const { token, session } = sessions.renew(before)
    return context.json(toldOf(token, session))
  })
  answering('queue', 'recent', requests.queueRequest, async (context, input, by) =>
    context.json(await desk.queue(input, by)),
  )
  answering('flag', 'live', requests.flagRequest, async (context, { id }, by) => {
    const flag = await desk.flag(id, by)
    return flag === null ? refuse(context, 404, 'gone') : context.json({ flag })
  })
  answering('act', 'live', requests.actRequest, async (context, { id, act }, by) =>
    context.json(await desk.act(id, act, by)),
  )
  answering('conversation', 'live', requests.flagRequest, async (context, { id }, by) =>
    context.json(await desk.conversation(id, by)),
  )
  answering('trail', 'recent', requests.trailRequest, async (context, { before }, by) =>
    context.json(await desk.trail(before, by)),
  )
  answering('charts', 'recent', requests.chartsRequest, async (context, { days }) =>
    context.json(await desk.charts(days)),
  )

  app.onError((error, context) => {
    log.warn({ event: 'console-failed', error: errorKind(error) })
    return refuse(context, 503, 'away')
  })
  return app
}

/** Null for what is no JSON, and for a body that did not come as such: a form of another page could post one. */
async function jsonOf(context: Context): Promise<unknown> {
  if (context.req.header('content-type') !== 'application/json') return null
  const parsed: unknown = await context.req.json().catch(() => null)
  return parsed
}

function bearerOf(context: Context): string {
  return /^Bearer ([\w.-]{1,1000})$/.exec(context.req.header('authorization') ?? '')?.[1] ?? ''
}
