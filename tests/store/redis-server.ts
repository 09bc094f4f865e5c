import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A real redis-server on a port of its own, with its log on the disk as it has to be in production. */
export interface RedisServer {
  readonly url: string
  start(): Promise<void>
  /** The hard way: SIGKILL. */
  kill(): Promise<void>
  /** Stops answering, connections stay open. */
  freeze(): void
  thaw(): void
  tearDown(): Promise<void>
}

/**
 * Whether there is a redis-server to test against. Where leaving it out is an error (CI, EVENKEEL_REQUIRE_SERVERS)
 * this throws; elsewhere it says loudly that the tests are left out.
 */
export function redisIsInstalled(): boolean {
  if (spawnSync('redis-server', ['--version']).status === 0) return true
  const told = 'redis-server is not installed: the tests of the Redis store were LEFT OUT'
  if (process.env['CI'] || process.env['EVENKEEL_REQUIRE_SERVERS']) throw new Error(told)
  process.stderr.write(`\n*** ${told} ***\n\n`)
  return false
}

export async function createRedisServer(): Promise<RedisServer> {
  const port = await freePort()
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-redis-'))
  let server: ChildProcess | undefined
  const kill = async () => {
    if (server === undefined || server.exitCode !== null || server.signalCode !== null) return
    server.kill('SIGKILL')
    await once(server, 'exit')
  }
  return {
    url: `redis://127.0.0.1:${port}/2`,
    async start() {
      server = await startServer(port, folder)
    },
    kill,
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    async tearDown() {
      await kill()
      rmSync(folder, { recursive: true })
    },
  }
}

async function startServer(port: number, folder: string): Promise<ChildProcess> {
  const settings = {
    port,
    bind: '127.0.0.1',
    dir: folder,
    save: '',
    appendonly: 'yes',
    // With 'everysec' Redis may hold back a write that it has confirmed while the disk is busy (seen once in this suite).
    appendfsync: 'always',
    'maxmemory-policy': 'noeviction',
  }
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)])
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] })
  for await (const line of createInterface({ input: server.stdout }))
    if (line.includes('Ready to accept connections')) {
      // The pipe must not fill up.
      server.stdout.resume()
      return server
    }
  throw new Error('redis-server ended before it was ready')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
