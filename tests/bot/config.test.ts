import { describe, expect, test } from 'vitest'
import { ConfigError, loadConfig } from '../../src/bot/config.ts'

const token = '123456:abcdefghijklmnopqrstuvwx'

describe('the environment', () => {
  test('empty: the playground with the embedded store', () => {
    expect(loadConfig({})).toMatchObject({
      mode: 'playground',
      store: { kind: 'sqlite', dataDir: './data' },
      defaultRegion: 'US',
      host: '127.0.0.1',
      retentionDays: 30,
    })
  })

  test('a token: long polling', () => {
    expect(loadConfig({ BOT_TOKEN: token })).toMatchObject({ mode: 'polling', token })
  })

  test('a token and an address: webhook', () => {
    const config = loadConfig({
      BOT_TOKEN: token,
      WEBHOOK_URL: 'https://bot.example.org/telegram',
      WEBHOOK_SECRET: 'a-secret-of-some-length',
    })
    expect(config).toMatchObject({ mode: 'webhook', webhookSecret: 'a-secret-of-some-length' })
  })

  test("an address for the moderators' console ends in a slash", () => {
    const env = { CONSOLE_URL: 'https://bot.example.org/console', MODERATOR_CHAT_ID: '-100123' }
    expect(loadConfig(env).consoleUrl).toBe('https://bot.example.org/console/')
  })

  test('variables that are set to nothing count as unset', () => {
    expect(loadConfig({ BOT_TOKEN: '', PORT: '', REDIS_URL: '' })).toMatchObject({
      mode: 'playground',
      port: 8080,
    })
  })

  const wrong: readonly [variable: string, env: Record<string, string>][] = [
    ['BOT_TOKEN', { BOT_TOKEN: 'not-a-token' }],
    ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'ftp://example.org' }],
    ['DEFAULT_REGION', { DEFAULT_REGION: 'America' }],
    ['MODERATOR_CHAT_ID', { MODERATOR_CHAT_ID: 'my group' }],
    ['PORT', { PORT: '99999' }],
    ['REDIS_URL', { REDIS_URL: 'http://localhost' }],
    ['RETENTION_DAYS', { RETENTION_DAYS: '0' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['DATA_KEY', { REDIS_URL: 'redis://localhost' }],
    ['CONSOLE_URL', { CONSOLE_URL: 'http://bot.example.org/console', MODERATOR_CHAT_ID: '-1' }],
    ['CONSOLE_URL', { CONSOLE_URL: 'https://bot.example.org/console?a=b', MODERATOR_CHAT_ID: '-1' }],
    ['MODERATOR_CHAT_ID', { CONSOLE_URL: 'https://bot.example.org/console' }],
    ['WEBHOOK_SECRET', { BOT_TOKEN: token, WEBHOOK_URL: 'https://bot.example.org' }],
  ]
  test.each(wrong)('a wrong %s is named in one line, without its value', (variable, env) => {
    const read = () => loadConfig(env)
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(variable)
    const value = env[variable]
    if (value !== undefined) expect(read).not.toThrow(value)
  })
})
