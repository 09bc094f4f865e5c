import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { streamSSE } from 'hono/streaming'
import * as z from 'zod'
import type { WorldEvent } from '../bot-api/world-event.ts'
import type { CarryOut } from '../carry-out-action.ts'
import { controlAction } from '../control-action.ts'
import type { Inspection } from '../inspection.ts'
import type { Screen } from '../screen.ts'
import { ownPartsOnly } from '../../page-parts/own-parts-only.ts'
import { readPageFiles } from '../../disk/read-page-files.ts'

/** What the page follows. */
export type PageEvent = WorldEvent | { readonly kind: 'inspection'; readonly inspection: Inspection }

export interface PageDoorParts {
  readonly screen: () => Screen
  readonly carryOut: CarryOut
  /** Gives back the function that stops it. */
  readonly listen: (listener: (event: PageEvent) => void) => () => void
}

/** Far above the longest message with every character escaped. */
const largestBody = 64 * 1024

/** The page itself, `/screen` to draw it, `/events` to follow, and `/control` for what people do. */
export function createPageDoor(parts: PageDoorParts): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()
  const files = readPageFiles(new URL('../page/', import.meta.url))
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        ...ownPartsOnly,
        frameAncestors: ["'none'"],
      },
      // Plain HTTP on this machine only.
      strictTransportSecurity: false,
      referrerPolicy: 'no-referrer',
    }),
  )
  for (const [path, file] of files)
    app.get(path, (context) =>
      context.body(file.body, 200, { 'content-type': file.type, 'cache-control': 'no-store' }),
    )

  app.get('/screen', (context) => context.json(parts.screen()))

  app.get('/events', (context) =>
    streamSSE(context, async (stream) => {
      const stop = parts.listen((event) => {
        // Updates repeat what the other events show.
        if (event.kind !== 'update' && event.kind !== 'confirmed')
          void stream.writeSSE({ data: JSON.stringify(event) })
      })
      stream.onAbort(stop)
      await stream.writeSSE({ data: JSON.stringify({ kind: 'hello' }) })
      while (!stream.aborted) await stream.sleep(15_000)
    }),
  )

  app.post('/control', bodyLimit({ maxSize: largestBody }), async (context) => {
    const parsed = controlAction.safeParse(await context.req.json().catch(() => null))
    if (!parsed.success) return context.json({ error: z.prettifyError(parsed.error) }, 400)
    try {
      return context.json(parts.carryOut(parsed.data))
    } catch (error) {
      if (!(error instanceof Error)) throw error
      return context.json({ error: error.message }, 400)
    }
  })
  return app
}
