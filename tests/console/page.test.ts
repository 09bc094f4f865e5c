import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { loadConfig, type Config } from '../../src/bot/config.ts'
import { createLog } from '../../src/bot/log.ts'
import { startPlaygroundBot, type PlaygroundBot } from '../../src/playground/start-playground-bot.ts'
import { findBrowser, launchBrowser } from '../playground/page/browser.ts'

const contrastScript = readFileSync(
  new URL('../playground/page/contrast.browser.js', import.meta.url),
  'utf8',
)

/** The whole way: a real Chromium, the playground's page, the local Bot API over HTTP, the bot and its console. */
describe.skipIf(!findBrowser())('the console in a browser', { timeout: 90_000 }, () => {
  let browser: Browser
  let bot: PlaygroundBot
  let context: BrowserContext
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launchBrowser()
    const config = loadConfig({ PORT: '0' }) as Extract<Config, { mode: 'playground' }> // No token is set.
    const started = await startPlaygroundBot(config, createLog('silent'), new AbortController().signal)
    if (started === null) throw new Error('the playground did not start')
    bot = started
  }, 60_000)
  afterAll(async () => {
    await bot.stop()
    await browser.close()
  })
  beforeEach(async () => {
    faults = []
    context = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1280, height: 820 } })
    context.setDefaultTimeout(15_000)
    page = await context.newPage()
    watch(page)
  })
  afterEach(async () => {
    await context.close()
    expect(faults).toEqual([])
  })

  function watch(one: Page) {
    one.on('pageerror', (error) => faults.push(error.message))
    one.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    one.on('request', (request) => {
      if (!request.url().startsWith('http://127.0.0.1:')) faults.push(`asked for ${request.url()}`)
    })
  }
  /** Lets somebody say what the bot flags. */
  const say = async (text: string, person = bot.playground.scene.members[0] ?? 0) => {
    bot.playground.core.people.say(person, person, text)
    await bot.playground.core.settled()
    await bot.drained()
  }
  /** Opens the console as a moderator does from the playground's page. */
  const openConsole = async (): Promise<Page> => {
    await page.goto(bot.playground.url)
    const opening = context.waitForEvent('page')
    await page.locator('#pane-moderators').getByRole('button', { name: 'Console' }).first().click()
    const opened = await opening
    watch(opened)
    await opened.getByRole('navigation').waitFor()
    return opened
  }
  const focusedText = (one: Page) => one.locator(':focus').textContent()
  const press = async (one: Page, ...keys: readonly string[]) => {
    for (const key of keys) await one.keyboard.press(key)
  }

  test('opens, filters, claims, reads, closes and looks at charts with the keyboard alone', async () => {
    await say('they left me alone again')
    await say('i want to kill myself tonight')
    // Low severity, and in the trail with the next digest: the third time that somebody asks for an amount.
    for (let tries = 0; tries < 3; tries += 1)
      await say('how many grams should i take', bot.playground.scene.members[1])
    const opened = await openConsole()
    // Nothing of what Telegram signed stays in the address or in the browser.
    expect(new URL(opened.url()).hash).toBe('')
    expect(
      await opened.evaluate('JSON.stringify([localStorage, sessionStorage, document.cookie, history.state])'),
    ).toBe('[{},{},"",null]')
    await opened.locator('.flags .row').first().waitFor()
    expect(await opened.locator('.flags .row').count()).toBe(2)

    await opened.getByLabel('Severity').focus()
    await press(opened, 'ArrowDown')
    await expect.poll(() => opened.locator('.flags .row').count()).toBe(1)
    await press(opened, 'Tab', 'Tab', 'Enter')
    await opened.locator('.flag-side h2').waitFor()
    await expect.poll(() => focusedText(opened)).toBe('Suicide')

    await press(opened, 'c')
    await opened.getByText('claimed', { exact: true }).waitFor()
    await press(opened, 's')
    await opened.getByText('they left me alone again').waitFor()
    await expect.poll(() => focusedText(opened)).toBe('What was said around it')
    await press(opened, 'n', 'Enter')
    await opened.locator('.notes').getByText('reached out').waitFor()
    await press(opened, 'r', 'Enter')
    await opened.locator('.title').getByText('helped').waitFor()
    await press(opened, 'Escape')
    await expect.poll(() => opened.locator('.flag-side h2').count()).toBe(0)

    const card = [
      ...(bot.playground.core.world.rooms.get(bot.playground.scene.moderatorChatId)?.messages.values() ?? []),
    ]
    await expect.poll(() => JSON.stringify(card.map(({ text }) => text?.split('\n')[0]))).toContain('suicide')
    await bot.drained()

    await opened.getByRole('button', { name: 'Audit trail' }).focus()
    await press(opened, 'Enter')
    await opened.getByText('read the conversation').waitFor()
    await opened.getByText('closed as helped').waitFor()

    await opened.getByRole('button', { name: 'Charts' }).focus()
    await press(opened, 'Enter')
    await opened.getByRole('img', { name: /Flags a day/ }).waitFor()
    await opened.locator('figcaption').getByText('1 flag;').waitFor()
    await opened.locator('.chart-flags summary').focus()
    await press(opened, 'Enter')
    expect(await opened.locator('.chart-flags td').allTextContents()).toEqual(['1', '1'])
  })

  test('leads from a card to its flag, by the private chat', async () => {
    await say('i took too much and cannot stay awake')
    await page.goto(bot.playground.url)
    const card = page.locator('#pane-moderators .messages > li').last()
    await card.getByRole('button', { name: 'Console' }).click()
    await page
      .locator('#pane-private')
      .getByRole('button', { name: 'Start' })
      .click({ timeout: 3000 })
      .catch(() => {})
    const opening = context.waitForEvent('page')
    await page.locator('#pane-private').getByRole('button', { name: 'Open the console' }).click()
    const opened = await opening
    watch(opened)
    await opened.locator('.flag-side h2').waitFor()
    expect(await opened.locator('.excerpt').textContent()).toContain('cannot stay awake')
  })

  test('shows what others do without being asked', async () => {
    await say('i want to end my life')
    const opened = await openConsole()
    await opened.locator('.flags .row').first().click()
    await opened.locator('[data-key=claim]').waitFor()
    const { core, scene } = bot.playground
    const room = core.world.rooms.get(scene.moderatorChatId)
    const cards = [...(room?.messages.values() ?? [])]
    const id = (await opened.locator('.facts code').last().textContent()) ?? ''
    const card = cards.findLast(({ text }) => text?.includes(id) === true)
    core.people.press(
      scene.moderators[1] ?? 0,
      scene.moderatorChatId,
      card?.message_id ?? 0,
      `flag:claim:${id}`,
    )
    await opened.locator('.title').getByText('claimed').waitFor()
    expect(await opened.locator('[data-key=claim]').count()).toBe(0)
  })

  test('is shut to whoever opens the address alone, and to those who have left', async () => {
    const opened = await openConsole()
    await opened.reload()
    await opened.getByText('Open it from Telegram').waitFor()
    expect(await opened.getByRole('navigation').count()).toBe(0)
    const again = await openConsole()
    const { core, scene } = bot.playground
    const [who = 0] = scene.moderators
    core.people.leave(who, scene.moderatorChatId)
    await again.locator('.flags .row').first().click()
    await again.getByText('For moderators').waitFor()
    expect(await again.locator('.flags').count()).toBe(0)
    core.people.join(who, scene.moderatorChatId)
    faults = faults.filter((fault) => !fault.includes('403'))
  })

  test('closes by itself, and goes on for whoever is there', async () => {
    await say('i want to end it all tonight')
    await context.clock.install()
    const opened = await openConsole()
    await opened.locator('.flags .row').first().click()
    await opened.locator('.flag-side h2').waitFor()
    await context.clock.runFor(10 * 60_000)
    await opened.keyboard.press('ArrowDown')
    const renewed = opened.waitForResponse((response) => response.url().endsWith('/api/renew'))
    await context.clock.runFor(2 * 60_000)
    expect((await renewed).status()).toBe(200)
    await context.clock.runFor(10 * 60_000)
    expect(await opened.locator('.flag-side h2').count()).toBe(1)
    await context.clock.runFor(6 * 60_000)
    await opened.getByText('The session is over').waitFor()
    expect(await opened.locator('.excerpt, .flags').count()).toBe(0)
  })

  test('goes back as a phone does, from any view', async () => {
    await say('i want to end it all tonight')
    const opened = await openConsole()
    await opened.setViewportSize({ width: 390, height: 800 })
    await opened.locator('.flags .row').first().click()
    await opened.locator('.flag-side h2').waitFor()
    await opened.getByRole('button', { name: 'Charts' }).click()
    await opened.goBack()
    await opened.getByRole('button', { name: 'Queue' }).click()
    await opened.locator('.flags .row').first().click()
    await opened.getByRole('button', { name: 'Back to the queue' }).click()
    await opened.locator('.flags .row').first().waitFor()
    expect(new URL(opened.url()).pathname).toBe('/console/')
  })

  test.each(['light', 'dark'] as const)(
    'fits a phone and is readable in the %s scheme',
    async (colorScheme) => {
      await say('i want to die')
      await page.emulateMedia({ colorScheme })
      const opened = await openConsole()
      await opened.emulateMedia({ colorScheme })
      await opened.setViewportSize({ width: 360, height: 740 })
      const check = async () => {
        expect(await opened.evaluate('document.documentElement.scrollWidth')).toBe(360)
        expect(await opened.evaluate(contrastScript)).toEqual([])
      }
      await opened.locator('.flags .row').first().waitFor()
      await check()
      await opened.locator('.flags .row').first().click()
      await opened.locator('[data-key=claim]').click()
      await opened.locator('[data-key=resolve]').click()
      await check()
      await opened.goBack()
      await opened.locator('.flags .row').first().waitFor()
      for (const view of ['Audit trail', 'Charts']) {
        await opened.getByRole('button', { name: view }).click()
        await opened.getByRole('heading', { name: view }).waitFor()
        await check()
      }
    },
  )
})
