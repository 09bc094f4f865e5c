import { setTimeout as wait } from 'node:timers/promises'
import type { UserFromGetMe } from 'grammy/types'
import { createPeople, type People } from '../people/people.ts'
import { createFaults, type Fault, type Faults } from './fault.ts'
import type { Method } from './method.ts'
import { methodTable } from './method-table.ts'
import type { Payload } from './payload.ts'
import { Refusal, type RefusalParameters } from './refusal.ts'
import { startWebhookPush, type PushUpdate } from './webhook-push.ts'
import { createWorld, type World } from './world.ts'
import type { WorldEvent } from './world-event.ts'

export type ApiBody =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false
      readonly error_code: number
      readonly description: string
      readonly parameters?: RefusalParameters
    }

/** `drop`: the connection has to break without an answer. */
export type ApiAnswer =
  { readonly kind: 'answer'; readonly status: number; readonly body: ApiBody } | { readonly kind: 'drop' }

export interface RecordedCall {
  /** As the caller wrote it. */
  readonly method: string
  readonly payload: Payload
  /** Milliseconds since the epoch. */
  readonly at: number
  /** What the bot was told; null while it waits. */
  readonly answer: ApiAnswer | null
}

/** A local Bot API server for one bot, without any door: what Telegram's servers know and answer. */
export interface BotApi {
  readonly token: string
  readonly world: World
  /** The users' side: everything that people do in their apps. */
  readonly people: People
  readonly faults: Faults
  /** Every call in order of arrival; the oldest are dropped past `keepCalls`. */
  readonly calls: readonly RecordedCall[]
  /** Answers one call. Never rejects. */
  call(token: string, method: string, payload: Payload, signal?: AbortSignal): Promise<ApiAnswer>
  /** Tells of everything that happens; gives back the function that stops it. */
  listen(listener: (event: WorldEvent) => void): () => void
  /** Resolves when the bot has confirmed every update, which a careful bot does once it has answered. */
  settled(): Promise<void>
  /** Ends waiting calls and webhook pushes. */
  close(): void
}

export interface BotApiSettings {
  /** As @BotFather would give it; the bot's id is the number in front. */
  readonly token?: string
  readonly botUsername?: string
  readonly botName?: string
  /** Privacy mode of groups: the bot sees only what is meant for it. Off unless told. */
  readonly privacyMode?: boolean
  /** Milliseconds since the epoch; the real clock unless told. */
  readonly now?: () => number
  /** How many calls `calls` keeps; all unless told. */
  readonly keepCalls?: number
  /** How updates reach a webhook. Without it a webhook can be set, but nothing is pushed. */
  readonly push?: PushUpdate
  /** Between two tries to push an update that was refused, in milliseconds. */
  readonly pushAgainAfter?: number
}

/** Not a secret: it opens nothing but a server on this machine. */
export const defaultToken = '7000000001:local-playground-token-opens-nothing'

export function createBotApi(settings: BotApiSettings = {}): BotApi {
  const token = settings.token ?? defaultToken
  const listeners = new Set<(event: WorldEvent) => void>()
  const closing = new AbortController()
  const now = settings.now ?? Date.now
  const world = createWorld({
    bot: botUser(token, settings),
    now,
    tell: (event) => listeners.forEach((listener) => listener(event)),
  })
  const faults = createFaults()
  const calls: { -readonly [Key in keyof RecordedCall]: RecordedCall[Key] }[] = []
  if (settings.push !== undefined)
    startWebhookPush(world.updates, settings.push, settings.pushAgainAfter ?? 1000, closing.signal)

  return {
    token,
    world,
    people: createPeople(world),
    faults,
    calls,
    async call(givenToken, method, payload, signal = new AbortController().signal) {
      if (givenToken !== token) return answer(new Refusal(401, 'Unauthorized'))
      const run = methodTable.get(method.toLowerCase())
      if (run === undefined) return answer(new Refusal(404, 'Not Found: method not found'))
      const record = { method, payload, at: now(), answer: null as ApiAnswer | null }
      calls.push(record)
      if (calls.length > (settings.keepCalls ?? Infinity)) calls.shift()
      const fault = faults.take(method, payload)
      record.answer = await withFault(
        fault,
        () => carryOut(world, run, payload, signal, closing.signal),
        signal,
      )
      return record.answer
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    settled: () => untilConfirmed(world, listeners),
    close: () => closing.abort(),
  }
}

async function carryOut(
  world: World,
  run: Method,
  payload: Payload,
  signal: AbortSignal,
  closing: AbortSignal,
): Promise<ApiAnswer> {
  const ended = run === methodTable.get('getupdates') ? AbortSignal.any([signal, closing]) : signal
  try {
    const result = await run(world, payload, ended)
    return closing.aborted ? { kind: 'drop' } : { kind: 'answer', status: 200, body: { ok: true, result } }
  } catch (error) {
    if (error instanceof Refusal) return answer(error)
    throw error
  }
}

async function withFault(
  fault: Fault | null,
  carryOutCall: () => Promise<ApiAnswer>,
  signal: AbortSignal,
): Promise<ApiAnswer> {
  switch (fault?.kind) {
    case undefined:
      return await carryOutCall()
    case 'refuse':
      return answer(new Refusal(fault.code, fault.description, fault.parameters))
    case 'too-many': {
      const seconds = fault.retryAfterSeconds
      return answer(new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds }))
    }
    case 'server-error':
      return answer(new Refusal(500, 'Internal Server Error'))
    case 'drop':
      return { kind: 'drop' }
    case 'drop-answer':
      await carryOutCall()
      return { kind: 'drop' }
    case 'hang':
      return await new Promise((resolve) => {
        if (signal.aborted) resolve({ kind: 'drop' })
        signal.addEventListener('abort', () => resolve({ kind: 'drop' }), { once: true })
      })
    case 'slow':
      await wait(fault.milliseconds)
      return await carryOutCall()
  }
}

function answer(refusal: Refusal): ApiAnswer {
  const { code, message: description, parameters } = refusal
  return {
    kind: 'answer',
    status: code,
    body: { ok: false, error_code: code, description, ...(parameters === undefined ? {} : { parameters }) },
  }
}

function untilConfirmed(world: World, listeners: Set<(event: WorldEvent) => void>): Promise<void> {
  return new Promise((resolve) => {
    if (world.updates.pending().length === 0) return resolve()
    const look = () => {
      if (world.updates.pending().length > 0) return
      listeners.delete(look)
      resolve()
    }
    listeners.add(look)
  })
}

function botUser(token: string, settings: BotApiSettings): UserFromGetMe {
  const id = Number.parseInt(token, 10)
  if (!Number.isInteger(id))
    throw new Error('the bot token must start with the number of the bot, as in 123:abc')
  return {
    id,
    is_bot: true,
    first_name: settings.botName ?? 'Evenkeel',
    username: settings.botUsername ?? 'evenkeel_local_bot',
    can_join_groups: true,
    can_read_all_group_messages: settings.privacyMode !== true,
    supports_guest_queries: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
}
