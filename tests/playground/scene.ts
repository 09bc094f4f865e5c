import {
  createBotApi,
  type ApiBody,
  type BotApi,
  type BotApiSettings,
} from '../../src/playground/bot-api/bot-api.ts'
import type { Payload } from '../../src/playground/bot-api/payload.ts'

/** One person who started the bot, one who shares a supergroup with it, and that group. */
export interface Scene {
  readonly api: BotApi
  /** Calls a method with the right token; the body of the answer. */
  readonly call: (method: string, payload?: Payload) => Promise<ApiBody>
  /** Milliseconds since the epoch; move it to let time pass. */
  readonly clock: { now: number }
  readonly sam: number
  readonly robin: number
  readonly group: number
}

export function createScene(settings: BotApiSettings = {}): Scene {
  const clock = { now: Date.UTC(2026, 0, 1) }
  const api = createBotApi({ now: () => clock.now, ...settings })
  const sam = api.people.addPerson({ firstName: 'Sam', username: 'sam_local' }).id
  const robin = api.people.addPerson({ firstName: 'Robin' }).id
  const group = api.people.createGroup({
    title: 'Support',
    type: 'supergroup',
    members: [sam, robin],
    bot: 'member',
  }).id
  api.people.say(sam, sam, '/start')
  api.world.updates.drop()
  return {
    api,
    clock,
    sam,
    robin,
    group,
    call: async (method, payload = {}) => {
      const answer = await api.call(api.token, method, payload)
      if (answer.kind !== 'answer') throw new Error(`${method} got no answer`)
      return answer.body
    },
  }
}

/** `400 Bad Request: …` of a refusal; the empty string when the call was accepted. */
export function refusalOf(body: ApiBody): string {
  return body.ok ? '' : `${body.error_code} ${body.description}`
}

/** The `result` of an accepted call. */
export function resultOf(body: ApiBody): unknown {
  if (!body.ok) throw new Error(`refused: ${body.description}`)
  return body.result
}
