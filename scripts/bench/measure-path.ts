import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import * as z from 'zod'
import { projectRoot } from '../../src/disk/read-folder.ts'
import { startBotApiServer } from '../../src/playground/bot-api-server.ts'

const packageFile = z.object({ scripts: z.object({ start: z.string() }) })

export interface PathFigures {
  /** Milliseconds from the start of the process to its first getUpdates. */
  readonly startMilliseconds: number
  /** Milliseconds from the start of the process to its first answer to a message that waited. */
  readonly readyMilliseconds: number
  readonly updatesPerSecond: number
  /** Of the bot's process, after all updates; null where /proc is missing. */
  readonly residentMegabytes: number | null
}

const people = 100
const words = ['what is kratom', '/help', 'is it bad for the liver', 'hello', 'how many grams should i take']

/** Runs a bot as its own process against a local Bot API server, and sends it messages as fast as it answers. */
export async function measurePath(program: string, updates: number): Promise<PathFigures> {
  const dataDir = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'))
  const telegram = await startBotApiServer({ keepCalls: 10 })
  const { core } = telegram
  let answers = 0
  core.listen((event) => {
    if (event.kind === 'message' && event.message.from?.id === core.world.bot.id) answers += 1
  })
  const persons = Array.from(
    { length: people },
    (_, index) => core.people.addPerson({ firstName: `P${index}` }).id,
  )
  const [first = 0] = persons
  core.people.say(first, first, 'what is kratom')

  const started = performance.now()
  const child = spawn(process.execPath, [...startFlags(), 'run.js', program], {
    cwd: projectRoot,
    env: {
      ...process.env,
      BOT_TOKEN: core.token,
      TELEGRAM_API_ROOT: telegram.url,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const reached = async (holds: () => boolean) => {
    while (!holds()) {
      if (child.exitCode !== null) throw new Error(`${program} ended while it was measured`)
      await pause(2)
    }
    return performance.now() - started
  }
  try {
    const startMilliseconds = await reached(() => core.calls.some(({ method }) => method === 'getUpdates'))
    const readyMilliseconds = await reached(() => answers > 0)
    await pause(500)
    const before = performance.now()
    const answered = answers
    for (let sent = 0; sent < updates; sent += 1) {
      const person = persons[sent % people] ?? first
      core.people.say(person, person, words[sent % words.length] ?? '')
      // As many as Telegram hands out at once, so that the server's queue is not what is measured.
      if (sent % people === people - 1) await reached(() => answers - answered >= sent + 1 - people)
    }
    await reached(() => answers - answered >= updates)
    const seconds = (performance.now() - before) / 1000
    return {
      startMilliseconds,
      readyMilliseconds,
      updatesPerSecond: updates / seconds,
      residentMegabytes: child.pid === undefined ? null : residentMegabytes(child.pid),
    }
  } finally {
    child.kill('SIGTERM')
    await ended
    await telegram.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** What `npm start` tells Node: the bot is measured as people run it, and the echo bot alike. */
function startFlags(): readonly string[] {
  const { scripts } = packageFile.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')))
  return scripts.start.split(' ').filter((word) => word.startsWith('--'))
}

function residentMegabytes(pid: number): number | null {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024)
  } catch {
    return null
  }
}
