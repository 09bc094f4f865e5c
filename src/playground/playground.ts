import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { createBotApi, type BotApi, type BotApiSettings } from './bot-api/bot-api.ts'
import type { ConsolePage } from './console-page.ts'
import { createCarryOut } from './carry-out-action.ts'
import { createHttpDoor } from './doors/http-door.ts'
import { listenOnLoopback } from './doors/listen-on-loopback.ts'
import { onlyLoopback } from './doors/only-loopback.ts'
import { createPageDoor, type PageEvent } from './doors/page-door.ts'
import { pushOverHttp } from './doors/push-over-http.ts'
import type { Inspection } from './inspection.ts'
import { setScene, type Scene } from './scene.ts'
import { drawScreen } from './screen.ts'

export interface PlaygroundSettings extends BotApiSettings {
  /** 0 takes a free one. */
  readonly port: number
}

export interface Playground {
  /** The page's address, and the TELEGRAM_API_ROOT for the bot; without a slash at the end. */
  readonly url: string
  readonly core: BotApi
  readonly scene: Scene
  /** Shows in the panel what the bot made of a message. */
  show(inspection: Inspection): void
  /** Makes the bot's console one that people can open. */
  publish(page: ConsolePage): void
  close(): Promise<void>
}

const keptInspections = 200
const keptCalls = 1000

/** Serves the page and the local Bot API on 127.0.0.1. The bot is started apart, against `url`. Rejects when the port is taken. */
export async function startPlayground(settings: PlaygroundSettings): Promise<Playground> {
  const core = createBotApi({ push: pushOverHttp, keepCalls: keptCalls, ...settings })
  const scene = setScene(core)
  const inspections: Inspection[] = []
  let consolePage: ConsolePage | null = null
  const listeners = new Set<(event: PageEvent) => void>()
  const tell = (event: PageEvent) => listeners.forEach((listener) => listener(event))
  core.listen(tell)

  const app = new Hono<{ Bindings: HttpBindings }>()
  app.use(onlyLoopback)
  app.route('/', createHttpDoor(core))
  app.route(
    '/',
    createPageDoor({
      screen: () => drawScreen(core, scene, inspections, consolePage?.publicUrl ?? null),
      carryOut: createCarryOut(core, () => consolePage),
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    }),
  )
  const listening = await listenOnLoopback(app, settings.port)
  return {
    url: listening.url,
    core,
    scene,
    show(inspection) {
      inspections.push(inspection)
      if (inspections.length > keptInspections) inspections.shift()
      tell({ kind: 'inspection', inspection })
    },
    publish(page) {
      consolePage = page
      tell({ kind: 'profile' })
    },
    async close() {
      core.close()
      await listening.stop()
    },
  }
}
