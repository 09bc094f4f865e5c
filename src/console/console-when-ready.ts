import { Hono, type Context } from 'hono'

/** Listens at once, like everything else, and answers when the rest of the bot is there. */
export function consoleWhenReady(opened: Promise<Hono | null>): Hono {
  const app = new Hono()
  const answer = async (context: Context) =>
    (await opened)?.fetch(context.req.raw, context.env) ?? context.notFound()
  app.all('/console', answer)
  app.all('/console/*', answer)
  return app
}
