import { ConfigError, loadConfig, type Config } from './config.ts'
import { createLog, errorKind, type Log } from './log.ts'
import { startBot, type BotConfig, type RunningBot } from './start-bot.ts'

/** Everything is stopped by then, or ended the hard way: containers are given ten seconds. */
const hardStopMilliseconds = 8000

async function run(): Promise<void> {
  const config = readConfig()
  const log = createLog(config.logLevel)
  const stopping = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    const stop = () => {
      stopping.abort()
      resolve()
    }
    process.once('SIGTERM', stop)
    process.once('SIGINT', stop)
  })
  // A fault that nobody caught: the crisis replies under way matter more than a clean exit.
  process.on('unhandledRejection', (error) => log.error({ event: 'fault', error: errorKind(error) }))

  const running = await start(config, log, stopping.signal)
  await stopped
  setTimeout(() => process.exit(0), hardStopMilliseconds).unref()
  await running?.stop()
  // Idle connections to Telegram would keep the process for a while.
  process.exit(0)
}

async function start(
  config: Config,
  log: Log,
  stopping: AbortSignal,
): Promise<Pick<RunningBot, 'stop'> | null> {
  if (config.mode !== 'playground') return startBot(config satisfies BotConfig, log, stopping)
  // Loaded only when it is used: the bot in production needs none of it.
  const { startPlaygroundBot } = await import('../playground/start-playground-bot.ts')
  return startPlaygroundBot(config, log, stopping)
}

/** What the environment sets already wins over the file. */
function readEnvFile(): void {
  try {
    process.loadEnvFile('.env')
  } catch (error) {
    if (Reflect.get(Object(error), 'code') !== 'ENOENT')
      process.stderr.write('Evenkeel: .env is there but cannot be read; starting without it.\n')
  }
}

function readConfig(): Config {
  readEnvFile()
  try {
    return loadConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`Evenkeel cannot start, settings are wrong (see .env.example):\n${error.message}\n`)
    process.exit(1)
  }
}

run().catch((error: unknown) => {
  // The text of an error that reaches this point is ours: it says what to do, and holds no secret.
  const told =
    error instanceof Error && ['TokenRefused', 'ContentProblems', 'DataKeyError'].includes(error.name)
  process.stderr.write(`Evenkeel stopped: ${told ? error.message : errorKind(error)}\n`)
  process.exit(1)
})
