import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { longestSession, sessionLifetime } from '../../src/console/session.ts'
import { minute } from '../bot/moderators/desk-stage.ts'
import { openConsoleStage, type ConsoleStage } from './console-stage.ts'

let stage: ConsoleStage
beforeEach(async () => {
  stage = await openConsoleStage()
})
afterEach(() => stage.close())

const queue = { view: 'open' }
/** Everything that can be asked for with a session. */
const everything: readonly [name: string, input: object][] = [
  ['renew', {}],
  ['queue', queue],
  ['flag', { id: '1-flag' }],
  ['act', { id: '1-flag', act: { kind: 'claim' } }],
  ['conversation', { id: '1-flag' }],
  ['trail', {}],
  ['charts', { days: 7 }],
]
const stranger = () => stage.desk.telegram.core.people.addPerson({ firstName: 'Eve' }).id
const acts = async () => (await stage.desk.tools.store.readAudit(0, 1000)).map(({ act }) => act)

describe('the way in', () => {
  test('is open to a member of the chat', async () => {
    const { status, body } = await stage.ask('login', { initData: stage.sign(stage.desk.ann) })
    expect(status).toBe(200)
    expect(body.you).toMatch(/^[A-Z][a-z]+ [A-Z][a-z]+$/)
    expect(body.until).toBe(stage.desk.now() + sessionLifetime)
    expect(body.words.states['open']).toBe('open')
    expect((await stage.ask('queue', queue, body.token)).status).toBe(200)
  })

  test('is shut to somebody whom Telegram knows, but the chat does not', async () => {
    const eve = stranger()
    const { status, body } = await stage.ask('login', { initData: stage.sign(eve) })
    expect(status).toBe(403)
    expect(body).toEqual({ error: 'no-member' })
  })

  test('gives the same answer to everything that Telegram has not signed', async () => {
    const forged = stage
      .sign(stranger())
      .replace(/user=[^&]*/, new URLSearchParams({ user: `{"id":${stage.desk.ann}}` }).toString())
    const old = stage.sign(stage.desk.ann)
    stage.desk.pass(6 * minute)
    for (const input of [
      { initData: forged },
      { initData: old },
      { initData: '' },
      {},
      { initData: 7 },
      'x',
      null,
    ])
      expect(await stage.ask('login', input)).toMatchObject({ status: 401, body: { error: 'not-let-in' } })
    expect(stage.desk.calls('getChatMember')).toHaveLength(0)
  })

  test('bounds attempts, and keeps nobody out because of others', async () => {
    const statuses = []
    for (let tries = 0; tries < 70; tries += 1)
      statuses.push((await stage.ask('login', { initData: 'user=1&hash=2' })).status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(60)
    expect(statuses.at(-1)).toBe(429)
    const eve = stranger()
    for (let tries = 0; tries < 12; tries += 1)
      statuses.push((await stage.ask('login', { initData: stage.sign(eve) })).status)
    expect(statuses.at(-1)).toBe(429)
    expect(stage.desk.calls('getChatMember')).toHaveLength(10)
    expect(await stage.login(stage.desk.ann)).toBeTypeOf('string')
    stage.desk.pass(minute)
    expect((await stage.ask('login', { initData: stage.sign(eve) })).status).toBe(403)
  })

  test('says so when Telegram does not tell who is a member', async () => {
    const initData = stage.sign(stage.desk.ann)
    stage.desk.telegram.core.faults.add(
      { kind: 'too-many', retryAfterSeconds: 60 },
      { method: 'getChatMember' },
    )
    const { status, body } = await stage.ask('login', { initData })
    expect([status, body.error]).toEqual([503, 'telegram-away'])
  })
})

describe('a session', () => {
  test.each(everything)('is needed for %s', async (name, input) => {
    await stage.desk.raise()
    const token = await stage.login(stage.desk.ann)
    const [format = '', key = '', body = ''] = token.split('.')
    const middle = Math.floor(body.length / 2)
    const bent = body.slice(0, middle) + (body[middle] === 'A' ? 'B' : 'A') + body.slice(middle + 1)
    const { privacy } = stage.desk.tools
    const session = JSON.stringify({ personId: stage.desk.ann, openedAt: 0, until: 9e15 })
    const forged = [
      undefined,
      '',
      'x',
      `${format}.${key}.${bent}`,
      privacy.seal(session, 'flag:1-flag'),
      session,
    ]
    for (const one of forged)
      expect(await stage.ask(name, input, one)).toMatchObject({
        status: 401,
        body: { error: 'session-over' },
      })
    expect((await stage.ask(name, input, token)).status).not.toBe(401)
  })

  test('ends after a quarter of an hour, and can be made longer only so far', async () => {
    const first = await stage.login(stage.desk.ann)
    stage.desk.pass(sessionLifetime - 1)
    expect((await stage.ask('queue', queue, first)).status).toBe(200)
    const { body } = await stage.ask('renew', {}, first)
    stage.desk.pass(1)
    expect((await stage.ask('queue', queue, first)).status).toBe(401)
    expect((await stage.ask('renew', {}, first)).status).toBe(401)
    let token = body.token
    let spent = sessionLifetime
    while ((await stage.ask('queue', queue, token)).status === 200) {
      token = (await stage.ask('renew', {}, token)).body.token
      stage.desk.pass(10 * minute)
      spent += 10 * minute
    }
    expect(spent).toBeGreaterThanOrEqual(longestSession)
    expect(spent).toBeLessThan(longestSession + 11 * minute)
  })

  test('is worth nothing once one has left the chat', async () => {
    const id = await stage.desk.raise()
    const token = await stage.login(stage.desk.ben)
    expect((await stage.ask('queue', queue, token)).status).toBe(200)
    stage.desk.telegram.core.people.leave(stage.desk.ben, stage.desk.moderators)
    for (const [name, input] of everything.filter(([one]) => !['queue', 'trail', 'charts'].includes(one)))
      expect(await stage.ask(name, { ...input, ...('id' in input ? { id } : {}) }, token)).toMatchObject({
        status: 403,
        body: { error: 'no-member' },
      })
    // Lists hold no word of a person; they follow within seconds.
    stage.desk.pass(10_001)
    for (const [name, input] of everything) expect((await stage.ask(name, input, token)).status).toBe(403)
    expect(await acts()).toEqual([])
  })

  test('names nobody', async () => {
    const token = await stage.login(stage.desk.ann)
    expect(token).not.toContain(String(stage.desk.ann))
    const [, , body = ''] = token.split('.')
    expect(Buffer.from(body, 'base64url').toString('latin1')).not.toContain(String(stage.desk.ann))
  })
})

describe('every answer', () => {
  const answers: readonly [what: string, path: string, options?: RequestInit][] = [
    ['the page', '/console/'],
    ['a script', '/console/main.js'],
    ['a shared part', '/console/element.js'],
    ['nothing there', '/console/nothing'],
    ['the way without a slash', '/console'],
    ['a request without a session', '/console/api/queue', { method: 'POST' }],
    ['a request in the wrong way', '/console/api/queue'],
    [
      'too large a body',
      '/console/api/login',
      { method: 'POST', body: 'x'.repeat(9000), headers: { 'content-length': '9000' } },
    ],
  ]
  test.each(answers)('to %s comes with the policy', async (_what, path, options) => {
    const { headers } = await stage.app.request(path, options)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      'frame-ancestors https://web.telegram.org',
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
    expect(headers.get('cache-control')).toBe('no-store')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('strict-transport-security')).toContain('max-age=')
    expect(headers.get('x-frame-options')).toBeNull()
  })

  test('holds the policy too when the store is away', async () => {
    const token = await stage.login(stage.desk.ann)
    await stage.desk.tools.store.close()
    const { status, body, headers } = await stage.ask('queue', queue, token)
    expect([status, body]).toEqual([503, { error: 'away' }])
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test.each(['/console/../package.json', '/console/create-console.ts', '/console/%2e%2e/init-data.ts'])(
    'serves no file but the page: %s',
    async (path) => {
      expect((await stage.app.request(path)).status).toBe(404)
    },
  )

  test('takes in no form of another page', async () => {
    const token = await stage.login(stage.desk.ann)
    const response = await stage.app.request('/console/api/queue', {
      method: 'POST',
      headers: { 'content-type': 'text/plain', authorization: `Bearer ${token}` },
      body: JSON.stringify(queue),
    })
    expect(response.status).toBe(400)
  })

  const wrong: readonly [name: string, input: unknown][] = [
    ['queue', { view: 'everything' }],
    ['queue', { view: 'open', states: ['open'] }],
    ['flag', { id: '../1' }],
    ['flag', { id: 'x'.repeat(65) }],
    ['act', { id: '1-flag', act: { kind: 'erase' } }],
    ['act', { id: '1-flag', act: { kind: 'note', note: 'free words' } }],
    ['act', { id: '1-flag', act: { kind: 'resolve', resolution: 'open' } }],
    ['trail', { before: -1 }],
    ['charts', { days: 100_000 }],
  ]
  test.each(wrong)('refuses what it does not know: %s %j', async (name, input) => {
    const token = await stage.login(stage.desk.ann)
    expect(await stage.ask(name, input, token)).toMatchObject({
      status: 400,
      body: { error: 'not-understood' },
    })
  })
})
