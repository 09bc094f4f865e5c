import * as z from 'zod'

const region = z
  .string()
  .regex(/^[A-Za-z]{2}$/, 'must be a country code of two letters, such as US')
  .transform((code) => code.toUpperCase())

/** An empty variable counts as unset: `KEY=` in an env file means "I leave this out". */
const blank = (value: unknown) => (value === '' ? undefined : value)
const optional = <Schema extends z.ZodType>(schema: Schema) => z.preprocess(blank, schema.optional())

/** With a slash at the end, so that what the page asks for lies below it. */
const consoleAddress = z
  .url({ protocol: /^https$/, error: 'must start with https://: Telegram opens nothing else' })
  .refine((address) => !/[?#]/.test(address), 'must not hold ? or #')
  .transform((address) => address.replace(/\/*$/, '/'))

const environment = z.object({
  BOT_TOKEN: optional(
    z.string().regex(/^\d+:[\w-]{20,}$/, 'must look like 123456:ABC…, as @BotFather gave it'),
  ),
  TELEGRAM_API_ROOT: z.preprocess(blank, z.url({ protocol: /^https?$/ }).default('https://api.telegram.org')),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'must start with redis:// or rediss://' })),
  DATA_DIR: z.preprocess(blank, z.string().default('./data')),
  DEFAULT_REGION: z.preprocess(blank, region.default('US')),
  MODERATOR_CHAT_ID: optional(z.coerce.number().int('must be a chat id, such as -1001234567890')),
  CONSOLE_URL: optional(consoleAddress),
  WEBHOOK_URL: optional(z.url({ protocol: /^https?$/ })),
  WEBHOOK_SECRET: optional(z.string().regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -')),
  HOST: z.preprocess(blank, z.string().default('127.0.0.1')),
  PORT: z.preprocess(blank, z.coerce.number().int().min(0).max(65_535).default(8080)),
  DATA_KEY: optional(z.string()),
  RETENTION_DAYS: z.preprocess(blank, z.coerce.number().int().min(1).max(365).default(30)),
  LOG_LEVEL: z.preprocess(
    blank,
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  ),
})

interface SharedConfig {
  readonly telegramApiRoot: string
  readonly store:
    { readonly kind: 'sqlite'; readonly dataDir: string } | { readonly kind: 'redis'; readonly url: string }
  /** Where files of this process go: the embedded store, and examples that moderators kept. */
  readonly dataDir: string
  readonly dataKey: string | undefined
  readonly defaultRegion: string
  readonly moderatorChatId: number | undefined
  /** The public address of the moderators' console; undefined: there is none. */
  readonly consoleUrl: string | undefined
  readonly host: string
  readonly port: number
  readonly retentionDays: number
  readonly logLevel: z.infer<typeof environment>['LOG_LEVEL']
}

/** How the bot runs. Webhook settings exist only where a webhook is used. */
export type Config = SharedConfig &
  (
    | { readonly mode: 'playground' }
    | { readonly mode: 'polling'; readonly token: string }
    | {
        readonly mode: 'webhook'
        readonly token: string
        readonly webhookUrl: string
        readonly webhookSecret: string
      }
  )

/** Wrong settings; the message names each wrong variable on a line of its own and no value of any. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Reads the environment. Pure. Throws ConfigError when a variable is wrong or a needed one is missing. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigError(lines.join('\n'))
  }
  const settings = parsed.data
  if (settings.REDIS_URL !== undefined && settings.DATA_KEY === undefined)
    throw new ConfigError(
      'DATA_KEY: is needed with REDIS_URL, the same on every worker (openssl rand -base64 32)',
    )
  const shared: SharedConfig = {
    telegramApiRoot: settings.TELEGRAM_API_ROOT,
    store:
      settings.REDIS_URL === undefined
        ? { kind: 'sqlite', dataDir: settings.DATA_DIR }
        : { kind: 'redis', url: settings.REDIS_URL },
    dataDir: settings.DATA_DIR,
    dataKey: settings.DATA_KEY,
    defaultRegion: settings.DEFAULT_REGION,
    moderatorChatId: settings.MODERATOR_CHAT_ID,
    consoleUrl: settings.CONSOLE_URL,
    host: settings.HOST,
    port: settings.PORT,
    retentionDays: settings.RETENTION_DAYS,
    logLevel: settings.LOG_LEVEL,
  }
  if (settings.CONSOLE_URL !== undefined && settings.MODERATOR_CHAT_ID === undefined)
    throw new ConfigError(
      'MODERATOR_CHAT_ID: is needed with CONSOLE_URL, for the console is open to members of that chat',
    )
  const { BOT_TOKEN: token, WEBHOOK_URL: webhookUrl, WEBHOOK_SECRET: webhookSecret } = settings
  if (token === undefined) return { ...shared, mode: 'playground' }
  if (webhookUrl === undefined) return { ...shared, mode: 'polling', token }
  if (webhookSecret === undefined)
    throw new ConfigError(
      'WEBHOOK_SECRET: is needed with WEBHOOK_URL, so that only Telegram can send updates',
    )
  return { ...shared, mode: 'webhook', token, webhookUrl, webhookSecret }
}
