import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { createBotApi, type BotApi, type BotApiSettings } from './bot-api/bot-api.ts'
import { createHttpDoor } from './doors/http-door.ts'
import { listenOnLoopback } from './doors/listen-on-loopback.ts'
import { onlyLoopback } from './doors/only-loopback.ts'
import { pushOverHttp } from './doors/push-over-http.ts'

export interface BotApiServerSettings extends BotApiSettings {
  /** 0, the default, takes a free one. */
  readonly port?: number
}

export interface BotApiServer {
  /** For TELEGRAM_API_ROOT, without a slash at the end. */
  readonly url: string
  readonly core: BotApi
  /** Breaks every connection and frees the port. */
  close(): Promise<void>
}

/** Starts the local Bot API server on 127.0.0.1. Rejects when the port is taken. */
export async function startBotApiServer(settings: BotApiServerSettings = {}): Promise<BotApiServer> {
  const core = createBotApi({ push: pushOverHttp, ...settings })
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(onlyLoopback)
  app.route('/', createHttpDoor(core))
  const listening = await listenOnLoopback(app, settings.port ?? 0)
  return {
    url: listening.url,
    core,
    async close() {
      core.close()
      await listening.stop()
    },
  }
}
