import type { Hono } from 'hono'
import { createConsole } from '../../src/console/create-console.ts'
import { signWebAppData } from '../../src/playground/bot-api/web-app-data.ts'
import { openDeskStage, type DeskStage } from '../bot/moderators/desk-stage.ts'
import { content } from '../content/shelf.ts'

export interface ShownFlag {
  readonly id: string
  readonly createdAt: number
  readonly severity: string
  readonly state: string
  readonly holder: { readonly name: string; readonly isYou: boolean } | null
  readonly excerpt: string
  readonly notes: readonly { readonly note: string; readonly by: { readonly isYou: boolean } }[]
  readonly others: readonly ShownFlag[]
}

/** The fields of all answers together: each has those that belong to its request. */
interface Body {
  readonly error: string
  readonly token: string
  readonly until: number
  readonly you: string
  readonly words: { readonly states: Readonly<Record<string, string>> }
  readonly flags: readonly ShownFlag[]
  readonly next: object | null
  readonly flag: ShownFlag | null
  readonly outcome: string
  readonly messages: readonly string[]
  readonly entries: readonly {
    readonly act: string
    readonly sequence: number
    readonly actor: object | null
  }[]
  readonly before: number | null
  readonly days: readonly string[]
  readonly raised: readonly { readonly category: string; readonly count: number }[]
  readonly asked: readonly { readonly topic: string; readonly count: number }[]
}

interface Answer {
  readonly status: number
  readonly body: Body
  readonly headers: Headers
}

/** The console on the desk of a stage, and people who knock at it. */
export interface ConsoleStage {
  readonly desk: DeskStage
  readonly app: Hono
  /** What Telegram would sign for this person now. */
  sign(person: number): string
  ask(name: string, input: unknown, token?: string): Promise<Answer>
  /** Logs in and gives the token. */
  login(person: number): Promise<string>
  close(): Promise<void>
}

export async function openConsoleStage(): Promise<ConsoleStage> {
  const desk = await openDeskStage()
  const { core } = desk.telegram
  const worker = desk.worker()
  const app = createConsole({
    tools: desk.tools,
    content,
    changed: (flagId) => worker.changed(flagId),
    botToken: core.token,
  })
  const stage: ConsoleStage = {
    desk,
    app,
    sign(person) {
      const user = core.world.persons.get(person)
      if (user === undefined) throw new Error(`there is no person ${person}`)
      return signWebAppData(user, core.token, desk.now())
    },
    async ask(name, input, token) {
      const response = await app.request(`/console/api/${name}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(input),
      })
      // What it holds is what the tests look at.
      const body = (await response.json()) as Body
      return { status: response.status, body, headers: response.headers }
    },
    async login(person) {
      const { status, body } = await stage.ask('login', { initData: stage.sign(person) })
      if (status !== 200) throw new Error(`not let in: ${JSON.stringify(body)}`)
      return body.token
    },
    async close() {
      await worker.drain(5000)
      await desk.close()
    },
  }
  return stage
}
