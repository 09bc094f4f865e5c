import type { Server } from 'node:http'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Listening {
  /** Without a slash at the end. */
  readonly url: string
  /** Breaks every connection and resolves when the port is free. */
  stop(): Promise<void>
}

const keepAliveMilliseconds = 75_000

/**
 * Serves an app on 127.0.0.1 and nowhere else. Rejects when the port is taken.
 *
 * @param port 0 takes a free one
 */
export async function listenOnLoopback(
  app: Hono<{ Bindings: HttpBindings }>,
  port: number,
): Promise<Listening> {
  // Without `createServer` in its options the adapter makes a server of node:http.
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  // Longer than a long poll: a socket that closes just as the bot takes it up again would fail its next call.
  server.keepAliveTimeout = keepAliveMilliseconds
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
  const address = server.address()
  const boundPort = typeof address === 'object' && address !== null ? address.port : port
  return {
    url: `http://127.0.0.1:${boundPort}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
