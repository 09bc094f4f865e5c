import type { ApiClientOptions } from 'grammy'
import type { BotApi } from '../bot-api/bot-api.ts'
import { isRecord, type Payload } from '../bot-api/payload.ts'

type Fetch = NonNullable<ApiClientOptions['fetch']>

interface FetchRequest {
  readonly body?: unknown
  readonly signal?: unknown
}

/** The part of an AbortSignal that grammY's own kind of signal has too. */
interface Signal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
}

/**
 * A door without a network: `new Bot(token, { client: { fetch: createBotApiFetch(api) } })`. Bodies are JSON, as
 * grammY sends them; files cannot be uploaded. A dropped connection rejects, as `fetch` does.
 */
export function createBotApiFetch(api: BotApi): Fetch {
  const fetchLocally = async (input: unknown, request: FetchRequest = {}): Promise<Response> => {
    const { pathname } = new URL(String(input))
    const [, token = '', method = ''] = /^\/bot([^/]*)\/(.*)$/.exec(pathname) ?? []
    const given = isSignal(request.signal) ? request.signal : null
    const ended = new AbortController()
    given?.addEventListener('abort', () => ended.abort())
    if (given?.aborted === true) ended.abort()
    const answer = await api.call(decodeURIComponent(token), method, readBody(request.body), ended.signal)
    if (ended.signal.aborted) throw new DOMException('This operation was aborted', 'AbortError')
    if (answer.kind === 'drop') throw new TypeError('fetch failed: the connection was closed')
    return Response.json(answer.body, { status: answer.status })
  }
  // grammY types `fetch` after node-fetch, of which it uses the URL, method, body, signal and `json()` only.
  return fetchLocally as Fetch
}

function readBody(body: unknown): Payload {
  if (typeof body !== 'string') return {}
  const parsed: unknown = JSON.parse(body)
  return isRecord(parsed) ? parsed : {}
}

function isSignal(value: unknown): value is Signal {
  return typeof value === 'object' && value !== null && 'aborted' in value && 'addEventListener' in value
}
