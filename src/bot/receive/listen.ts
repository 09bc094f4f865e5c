import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Listening {
  readonly port: number
  /** Takes no more requests; resolves when those under way are answered. */
  stop(): Promise<void>
}

/** Serves an app over HTTP. Rejects when the port is taken; 0 takes a free one. */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  const server = serve({ fetch: app.fetch, hostname: host, port })
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve)
    server.once('error', reject)
  })
  // Of a server on a TCP port, which is the only kind here.
  const address = server.address() as AddressInfo
  return {
    port: address.port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        // Pages keep their connections open for the next request.
        if ('closeIdleConnections' in server) server.closeIdleConnections()
      }),
  }
}
