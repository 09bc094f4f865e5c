import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

const path = '/usr/bin/chromium'
const isNeeded = process.env['CI'] !== undefined || process.env['EVENKEEL_REQUIRE_SERVERS'] !== undefined

/** Whether the browser tests can run. Says loudly when they are left out, and fails where that is not allowed. */
export function findBrowser(): boolean {
  if (existsSync(path)) return true
  if (isNeeded) throw new Error(`the browser tests need Chromium at ${path}: install it, or unset CI`)
  process.stderr.write(`\nLEFT OUT: the browser tests, because there is no Chromium at ${path}.\n\n`)
  return false
}

export async function launchBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: path,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
