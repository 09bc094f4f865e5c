import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPlayground, type Playground } from '../../src/playground/playground.ts'

describe("the page's door", () => {
  let playground: Playground
  beforeAll(async () => {
    playground = await startPlayground({ port: 0 })
  })
  afterAll(async () => {
    await playground.close()
  })
  const control = async (action: unknown) => {
    const response = await fetch(`${playground.url}/control`, {
      method: 'POST',
      body: JSON.stringify(action),
    })
    return { status: response.status, body: (await response.json()) as { readonly error?: string } }
  }

  test('serves the page with a policy that lets nothing in from elsewhere', async () => {
    const response = await fetch(playground.url)
    expect(await response.text()).toContain('not a service for people in')
    const policy = response.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  test.each(['/../package.json', '/main.ts', '/.env', '/%2e%2e/playground.ts'])(
    'serves no file but the page: %s',
    async (path) => {
      expect((await fetch(`${playground.url}${path}`)).status).toBe(404)
    },
  )

  test.each([
    ['nothing', null, 'Invalid input'],
    ['an unknown action', { do: 'dance' }, 'Invalid'],
    ['a field too many', { do: 'block-bot', personId: 5_100_001, why: 'x' }, 'why'],
    ['a stranger', { do: 'say', personId: 1, chatId: 1, text: 'hi' }, 'there is no person 1'],
    [
      'an empty message',
      { do: 'say', personId: 5_100_001, chatId: 5_100_001, text: ' ' },
      'no empty message',
    ],
    [
      'a long message',
      { do: 'say', personId: 5_100_001, chatId: 5_100_001, text: 'a'.repeat(4097) },
      'over 4096 characters',
    ],
    ['a foreign chat', { do: 'say', personId: 5_100_001, chatId: 5_100_002, text: 'hi' }, 'is not in chat'],
    [
      'gone results',
      { do: 'choose-result', personId: 5_100_001, chatId: 5_100_001, queryId: '1', resultId: 'a' },
      'gone',
    ],
  ])('refuses %s with a sentence', async (_what, action, sentence) => {
    const { status, body } = await control(action)
    expect(status).toBe(400)
    expect(body.error).toContain(sentence)
  })

  test('tells of what happens, and of what the bot made of it', async () => {
    const hungUp = new AbortController()
    const response = await fetch(`${playground.url}/events`, { signal: hungUp.signal })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    const [personId = 0] = playground.scene.members
    let heard = ''
    const until = async (words: string) => {
      while (!heard.includes(words)) heard += (await reader?.read())?.value ?? ''
    }
    await until('hello')
    expect((await control({ do: 'say', personId, chatId: personId, text: 'how are you' })).status).toBe(200)
    await until('how are you')
    playground.show({
      updateId: 1,
      chatId: personId,
      messageId: 1,
      text: 'how are you',
      state: '"open"',
      verdict: {
        route: 'smalltalk',
        also: [],
        topic: null,
        topics: [],
        language: 'en',
        confidence: 1,
        detail: null,
        evidence: [],
      },
    })
    await until('smalltalk')
    hungUp.abort()
  })
})
