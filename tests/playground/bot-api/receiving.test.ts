import { describe, expect, test } from 'vitest'
import { createBotApi, type ApiBody } from '../../../src/playground/bot-api/bot-api.ts'
import type { PushUpdate } from '../../../src/playground/bot-api/webhook-push.ts'
import { createScene, refusalOf, resultOf } from '../scene.ts'

/** The texts in an answer of getUpdates. */
function textsOf(body: ApiBody): readonly unknown[] {
  // The method is the caller's: what it gives back is a list of updates.
  const updates = resultOf(body) as readonly { readonly message?: { readonly text?: string } }[]
  return updates.map((update) => update.message?.text)
}

describe('getUpdates', () => {
  test('gives the same updates until a later offset confirms them', async () => {
    const { api, call, sam } = createScene()
    const [first, second] = ['one', 'two'].map(
      (text) => api.people.say(sam, sam, text).update?.update_id ?? 0,
    )
    expect(second).toBe((first ?? 0) + 1)
    expect(textsOf(await call('getUpdates'))).toEqual(['one', 'two'])
    expect(textsOf(await call('getUpdates', { limit: 1 }))).toEqual(['one'])
    expect(textsOf(await call('getUpdates', { offset: second }))).toEqual(['two'])
    expect(textsOf(await call('getUpdates', { offset: 0 }))).toEqual(['two'])
    expect(textsOf(await call('getUpdates', { offset: (second ?? 0) + 1 }))).toEqual([])
  })

  test('forgets all but the last ones with a negative offset', async () => {
    const { api, call, sam } = createScene()
    for (const text of ['one', 'two', 'three']) api.people.say(sam, sam, text)
    expect(textsOf(await call('getUpdates', { offset: -1 }))).toEqual(['three'])
    expect(textsOf(await call('getUpdates'))).toEqual(['three'])
  })

  test('waits for what comes, and gives together what comes together', async () => {
    const { api, call, sam } = createScene()
    const polled = call('getUpdates', { timeout: 20 })
    api.people.say(sam, sam, 'one')
    api.people.say(sam, sam, 'two')
    expect(textsOf(await polled)).toEqual(['one', 'two'])
  })

  test('ends empty after its time', async () => {
    const { call } = createScene()
    expect(textsOf(await call('getUpdates', { timeout: 1 }))).toEqual([])
  })

  test('ends the wait of another poller', async () => {
    const { api, call, sam } = createScene()
    const first = call('getUpdates', { timeout: 20 })
    const second = call('getUpdates', { timeout: 20 })
    expect(refusalOf(await first)).toBe(
      '409 Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
    )
    api.people.say(sam, sam, 'one')
    expect(textsOf(await second)).toEqual(['one'])
  })

  test('leaves nothing waiting when the caller hangs up', async () => {
    const { api, call } = createScene()
    const caller = new AbortController()
    const first = api.call(api.token, 'getUpdates', { timeout: 20 }, caller.signal)
    caller.abort()
    await first
    const second = call('getUpdates', { timeout: 1 })
    expect(textsOf(await second)).toEqual([])
  })

  test('leaves out the kinds that the bot does not want', async () => {
    const { api, call, sam, group } = createScene()
    await call('getUpdates', { allowed_updates: ['message'] })
    api.people.blockBot(sam)
    api.people.say(sam, group, 'one')
    expect(textsOf(await call('getUpdates'))).toEqual(['one'])
  })

  test('gives chat_member only to an administrator that asked for it', async () => {
    const { api, call, sam, robin, group } = createScene()
    const kinds = async () => {
      const updates = resultOf(await call('getUpdates')) as readonly object[]
      api.world.updates.drop()
      return updates.flatMap((update) => Object.keys(update)).filter((name) => name !== 'update_id')
    }
    api.people.changeBotRights(sam, group, 'administrator')
    api.world.updates.drop()
    api.people.leave(robin, group)
    expect(await kinds()).toEqual(['message'])
    await call('getUpdates', { allowed_updates: ['chat_member', 'message'] })
    api.people.join(robin, group)
    expect(await kinds()).toEqual(['chat_member', 'message'])
  })
})

describe('ids of updates', () => {
  test('are new ones after a restart, for a bot that remembers what it answered', () => {
    const idAt = (now: number) => {
      const { people } = createBotApi({ now: () => now })
      const { id } = people.addPerson({ firstName: 'Sam' })
      return people.say(id, id, 'hi').update?.update_id ?? 0
    }
    expect(idAt(Date.UTC(2026, 0, 1, 0, 1))).toBeGreaterThan(idAt(Date.UTC(2026, 0, 1)) + 500)
  })
})

describe('a webhook', () => {
  const setUp = (push: PushUpdate) => createScene({ push, pushAgainAfter: 1 })
  const hook = { url: 'http://127.0.0.1:9/hook', secret_token: 'a-secret' }

  test('ends polling, and is told of by getWebhookInfo', async () => {
    const { call } = setUp(async () => 200)
    const polled = call('getUpdates', { timeout: 20 })
    await call('setWebhook', hook)
    expect(refusalOf(await polled)).toBe('409 Conflict: terminated by setWebhook request')
    expect(refusalOf(await call('getUpdates'))).toContain(
      "409 Conflict: can't use getUpdates method while webhook",
    )
    expect(resultOf(await call('getWebhookInfo'))).toMatchObject({ url: hook.url, pending_update_count: 0 })
    await call('deleteWebhook')
    expect(refusalOf(await call('getUpdates'))).toBe('')
  })

  test('gets an update again until it takes it, and a chat its updates in order', async () => {
    const pushed: string[] = []
    const scene = setUp(async (url, secret, update) => {
      pushed.push(`${url} ${secret} ${update.message?.text}`)
      return pushed.length < 3 ? 503 : 200
    })
    await scene.call('setWebhook', hook)
    scene.api.people.say(scene.sam, scene.sam, 'one')
    scene.api.people.say(scene.sam, scene.sam, 'two')
    await scene.api.settled()
    expect(pushed).toEqual(
      ['one', 'one', 'one', 'two'].map((text) => `${hook.url} ${hook.secret_token} ${text}`),
    )
  })

  test('lets other chats go on while one waits', async () => {
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const taken: (string | undefined)[] = []
    const scene = setUp(async (_url, _secret, update) => {
      if (update.message?.text === 'slow') await held
      taken.push(update.message?.text)
      if (taken.length === 1) release()
      return 200
    })
    await scene.call('setWebhook', hook)
    scene.api.people.say(scene.sam, scene.sam, 'slow')
    scene.api.people.say(scene.robin, scene.robin, 'quick')
    await scene.api.settled()
    expect(taken).toEqual(['quick', 'slow'])
  })

  test('can drop what waits', async () => {
    const { api, call, sam } = setUp(async () => 200)
    api.people.say(sam, sam, 'one')
    await call('deleteWebhook', { drop_pending_updates: true })
    expect(textsOf(await call('getUpdates'))).toEqual([])
  })
})
