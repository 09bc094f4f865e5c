import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../src/disk/read-folder.ts'
import { startBotApiServer, type BotApiServer } from '../../src/playground/bot-api-server.ts'

/** The bot as its own process, started as `npm start` starts it. */
export interface BotProcess {
  readonly child: ChildProcess
  /** Everything it wrote to standard output and error. */
  readonly output: () => string
  /** Resolves with exit code or signal. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
}

export interface ProcessStage {
  readonly telegram: BotApiServer
  readonly dataDir: string
  start(env?: Record<string, string>): BotProcess
  close(): Promise<void>
}

export async function openProcessStage(): Promise<ProcessStage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-'))
  const telegram = await startBotApiServer()
  const started: BotProcess[] = []
  return {
    telegram,
    dataDir,
    start(env = {}) {
      const bot = startBotProcess({
        BOT_TOKEN: telegram.core.token,
        TELEGRAM_API_ROOT: telegram.url,
        DATA_DIR: dataDir,
        ...env,
      })
      started.push(bot)
      return bot
    },
    async close() {
      for (const { child, ended } of started) {
        child.kill('SIGKILL')
        await ended
      }
      await telegram.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export function startBotProcess(env: Record<string, string>): BotProcess {
  const child = spawn(process.execPath, [join(projectRoot, 'run.js'), 'src/bot/main.ts'], {
    // Away from a developer's own .env.
    cwd: tmpdir(),
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let written = ''
  const collect = (chunk: Buffer) => {
    written += chunk.toString()
  }
  child.stdout.on('data', collect)
  child.stderr.on('data', collect)
  const ended = once(child, 'exit').then(([code, signal]) => ({
    // As Node documents the event: https://nodejs.org/api/child_process.html#event-exit
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }))
  return { child, ended, output: () => written }
}

/** Resolves when the condition holds; looks again whenever the server is called, and now and then. */
export async function until(what: string, holds: () => boolean, milliseconds = 15_000): Promise<void> {
  const end = Date.now() + milliseconds
  while (!holds()) {
    if (Date.now() > end) throw new Error(`not in ${milliseconds} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
