import { describe, expect, test } from 'vitest'
import type { Fault } from '../../../src/playground/bot-api/fault.ts'
import { createScene, refusalOf, type Scene } from '../scene.ts'

const answers: readonly (readonly [Fault, string])[] = [
  [{ kind: 'server-error' }, '500 Internal Server Error'],
  [{ kind: 'too-many', retryAfterSeconds: 3 }, '429 Too Many Requests: retry after 3'],
  [
    { kind: 'refuse', code: 403, description: 'Forbidden: user is deactivated' },
    '403 Forbidden: user is deactivated',
  ],
]

const send = ({ api, sam }: Scene, signal?: AbortSignal) =>
  api.call(api.token, 'sendMessage', { chat_id: sam, text: 'hi' }, signal)
const count = ({ api, sam }: Scene) => api.world.rooms.get(sam)?.messages.size

describe('on demand the server fails', () => {
  test.each(answers)('with %o', async (fault, refusal) => {
    const scene = createScene()
    scene.api.faults.add(fault, { method: 'sendMessage', times: 2 })
    const message = { chat_id: scene.sam, text: 'hi' }
    expect(refusalOf(await scene.call('getMe'))).toBe('')
    expect(refusalOf(await scene.call('sendMessage', message))).toBe(refusal)
    expect(refusalOf(await scene.call('sendMessage', message))).toBe(refusal)
    expect(refusalOf(await scene.call('sendMessage', message))).toBe('')
  })

  test('with a dropped connection, before or after the message is out', async () => {
    const scene = createScene()
    scene.api.faults.add({ kind: 'drop' })
    expect(await send(scene)).toEqual({ kind: 'drop' })
    expect(count(scene)).toBe(1)
    scene.api.faults.add({ kind: 'drop-answer' })
    expect(await send(scene)).toEqual({ kind: 'drop' })
    expect(count(scene)).toBe(2)
  })

  test('by hanging until the caller gives up', async () => {
    const scene = createScene()
    const caller = new AbortController()
    scene.api.faults.add({ kind: 'hang' })
    const sent = send(scene, caller.signal)
    caller.abort()
    expect(await sent).toEqual({ kind: 'drop' })
    expect(count(scene)).toBe(1)
  })

  test('in one chat only, until told to stop', async () => {
    const scene = createScene()
    scene.api.faults.add({ kind: 'server-error' }, { chatId: scene.sam, times: Infinity })
    expect(refusalOf(await scene.call('sendMessage', { chat_id: scene.group, text: 'hi' }))).toBe('')
    expect(await send(scene)).toMatchObject({ status: 500 })
    expect(await send(scene)).toMatchObject({ status: 500 })
    scene.api.faults.clear()
    expect(await send(scene)).toMatchObject({ status: 200 })
  })
})

test('every call is recorded in order with its answer', async () => {
  const scene = createScene({ keepCalls: 2 })
  await scene.call('getMe')
  await scene.call('sendMessage', { chat_id: scene.sam, text: '' })
  await scene.call('getChat', { chat_id: scene.sam })
  expect(
    scene.api.calls.map(({ method, answer }) => [method, answer?.kind === 'answer' && answer.status]),
  ).toEqual([
    ['sendMessage', 400],
    ['getChat', 200],
  ])
})
