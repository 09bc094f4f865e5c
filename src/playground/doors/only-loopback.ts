import type { HttpBindings } from '@hono/node-server'
import type { MiddlewareHandler } from 'hono'

const loopbackNames: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/**
 * Refuses what did not come from this machine's own programs and pages: a web page elsewhere could otherwise
 * reach a loopback server through a host name of its own, or post to it.
 */
export const onlyLoopback: MiddlewareHandler<{ Bindings: HttpBindings }> = async (context, next) => {
  const host = context.req.header('host') ?? ''
  const origin = context.req.header('origin')
  if (!isLoopback(`http://${host}`) || (origin !== undefined && origin !== `http://${host}`))
    return context.text('This server answers its own machine only.', 403)
  return await next()
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && loopbackNames.has(new URL(origin).hostname)
}
