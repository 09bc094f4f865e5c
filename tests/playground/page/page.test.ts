import { readFileSync } from 'node:fs'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startPlayground, type Playground } from '../../../src/playground/playground.ts'
import { findBrowser, launchBrowser } from './browser.ts'
import { startSmallBot } from './small-bot.ts'

const contrastScript = readFileSync(new URL('contrast.browser.js', import.meta.url), 'utf8')

describe.skipIf(!findBrowser())('the page', { timeout: 60_000 }, () => {
  let browser: Browser
  let playground: Playground
  let stopBot: () => Promise<void>
  let page: Page
  let faults: string[]

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await browser.newPage({ reducedMotion: 'reduce' })
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => faults.push(error.message))
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('request', (request) => {
      if (![playground.url, 'about:blank'].some((own) => request.url().startsWith(own)))
        faults.push(`asked for ${request.url()}`)
    })
  })
  afterAll(async () => {
    await browser.close()
  })
  beforeEach(async () => {
    playground = await startPlayground({ port: 0 })
    stopBot = await startSmallBot(playground)
    faults = []
    await page.setViewportSize({ width: 1440, height: 860 })
    await page.goto(playground.url)
  })
  afterEach(async () => {
    await page.goto('about:blank')
    await stopBot()
    await playground.close()
    // Nothing went wrong, and nothing was fetched from elsewhere.
    expect(faults).toEqual([])
  })

  const pane = (name: 'private' | 'group' | 'moderators' | 'verdicts') => page.locator(`#pane-${name}`)
  const field = (name: 'private' | 'group') => page.locator(`#write-${name}`)
  const start = async () => {
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await said(pane('private'), 'Welcome')
  }
  const said = async (where: Locator, text: string) => {
    await where.getByRole('log').getByText(text, { exact: true }).last().waitFor()
  }
  const say = async (name: 'private' | 'group', text: string) => {
    await field(name).fill(text)
    await field(name).press('Enter')
  }

  test('shows what the bot can do, starts it, and presses its buttons', async () => {
    await pane('private').getByText('I send back what you say.').waitFor()
    await start()
    await pane('private').getByRole('button', { name: 'Alert' }).click()
    await page.getByRole('dialog').getByText('Look here').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await pane('private').getByRole('button', { name: 'Menu', exact: true }).click()
    await said(pane('private'), 'The menu')
  })

  test('opens a deep link as a click, in the private chat', async () => {
    await start()
    await pane('private').getByRole('button', { name: 'Liver' }).click()
    await said(pane('private'), 'Welcome liver')
  })

  test('shows markup as the words that it is', async () => {
    await start()
    const hostile = '<img src=x onerror=alert(1)><b>bold</b> & https://example.org'
    await say('private', hostile)
    await pane('private')
      .locator('.bot')
      .getByText(hostile.split(' https')[0] ?? '')
      .last()
      .waitFor()
    expect(await pane('private').locator('.messages img, .messages b').count()).toBe(0)
    const link = pane('private').locator('.own .text a')
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer')
  })

  test('edits and answers own messages', async () => {
    await start()
    await say('private', 'helo')
    await said(pane('private'), 'helo')
    await pane('private').locator('.own').last().hover()
    await pane('private').getByRole('button', { name: 'Edit' }).last().click()
    await say('private', 'hello')
    await said(pane('private'), 'hello')
    await pane('private').getByText('edited').waitFor()

    await pane('private').locator('.own').last().hover()
    await pane('private').locator('.own').last().getByRole('button', { name: 'Reply' }).click()
    await say('private', 'again')
    await pane('private').locator('.own .reply').getByText('hello').waitFor()
  })

  test('sends a photo with a caption, and forwards it to the group', async () => {
    await start()
    await field('private').fill('my plant')
    await pane('private').getByRole('button', { name: 'Send something else' }).click()
    await page.getByRole('menuitem', { name: 'Photo with this text' }).click()
    await said(pane('private'), 'my plant')
    await pane('private').locator('.own').last().hover()
    await pane('private').getByRole('button', { name: 'Forward to the group' }).last().click()
    await pane('group').getByText('Forwarded from Sam').waitFor()
  })

  test('offers inline results in the group, and sends the chosen one', async () => {
    await field('group').fill('@evenkeel_local_bot liver')
    await pane('group').getByRole('option', { name: 'About liver' }).click()
    await said(pane('group'), 'A vetted answer.')
    await pane('group').getByText('via Evenkeel').waitFor()
  })

  test('lets two people write in the group', async () => {
    await say('group', 'I am Sam')
    await said(pane('group'), 'You said: I am Sam')
    await pane('group').getByLabel('Write as').selectOption('Robin')
    await say('group', 'I am Robin')
    await said(pane('group'), 'You said: I am Robin')
    expect(await pane('group').locator('.own').count()).toBe(1)
    expect(await pane('group').locator('.other .sender').allTextContents()).toEqual(['Sam'])
  })

  test('blocks the bot, and lets it in again', async () => {
    await start()
    await pane('private').getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('menuitemcheckbox', { name: 'Block bot' }).click()
    const unblock = page.getByRole('button', { name: 'Unblock the bot' })
    await unblock.click()
    await say('private', 'back again')
    await said(pane('private'), 'You said: back again')
  })

  test("sends updates in the language of the person's app", async () => {
    await start()
    await pane('private').getByLabel('App language').selectOption('Español')
    await say('private', 'hola')
    await said(pane('private'), 'You said: hola')
    const sam = playground.scene.members[0] ?? 0
    expect(
      [...(playground.core.world.rooms.get(sam)?.messages.values() ?? [])].at(-2)?.from?.language_code,
    ).toBe('es')
  })

  test('shows the verdict of a message with the words that it rests on', async () => {
    await start()
    await say('private', 'how many grams')
    await pane('verdicts').locator('mark').getByText('grams').waitFor()
    await pane('verdicts').getByText('en.dosing.grams').waitFor()
    await say('private', 'thanks')
    await pane('verdicts').locator('.chip', { hasText: 'offtopic' }).waitFor()
    await pane('private').getByRole('button', { name: 'Verdict: dosing' }).click()
    expect(await pane('verdicts').locator('details[open] mark').first().textContent()).toBe('grams')
  })

  test('can be used with the keyboard alone', async () => {
    await page.locator('[role=tab]').first().focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await said(pane('private'), 'Welcome')
    await page.keyboard.type('one')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('two')
    await page.keyboard.press('Enter')
    await pane('private').locator('.own').getByText('one\ntwo').waitFor()

    await page.keyboard.type('/')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await said(pane('private'), 'Press a button, or write.')

    await page.keyboard.press('ArrowUp')
    await pane('private').getByText('Edit message').waitFor()
    await page.keyboard.press('Escape')
    expect(await pane('private').getByText('Edit message').isVisible()).toBe(false)

    // Back into the messages: one stop for the Tab key, arrows inside, and on to the buttons of a message.
    const current = pane('private').locator('li[tabindex="0"]')
    await current.focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('ArrowDown')
    expect(await page.locator(':focus').getAttribute('aria-label')).toMatch(/^Evenkeel/)
    await page.locator(':focus').getByRole('button', { name: 'Menu', exact: true }).focus()
    await page.keyboard.press('Enter')
    await said(pane('private'), 'The menu')
    expect(await page.locator(':focus').textContent()).toBe('Menu')

    await page.locator('[role=tab][aria-selected=true]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    expect(await page.locator(':focus').getAttribute('id')).toBe('write-group')
  })

  test('fits a phone: one chat at a time, news counted on the tabs', async () => {
    await page.setViewportSize({ width: 360, height: 740 })
    await start()
    expect(await pane('group').isVisible()).toBe(false)
    const sam = playground.scene.members[0] ?? 0
    playground.core.people.say(sam, playground.scene.groupId, 'hello')
    const tab = page.getByRole('tab', { name: /Group 2 new/ })
    await tab.click()
    await said(pane('group'), 'You said: hello')
    expect(await pane('private').isVisible()).toBe(false)
    for (const name of ['Private', 'Group', 'Moderators', 'Verdicts']) {
      await page.getByRole('tab', { name: new RegExp(name) }).click()
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360)
    }
  })

  test.each(['light', 'dark'] as const)('has enough contrast in the %s scheme', async (colorScheme) => {
    await page.emulateMedia({ colorScheme })
    await start()
    await say('group', 'hello')
    await said(pane('group'), 'You said: hello')
    await say('private', 'how many grams, see /help and https://example.org')
    await pane('verdicts').locator('mark').first().waitFor()
    await field('private').fill('/')
    await page.getByRole('option', { name: '/help' }).waitFor()
    expect(await page.evaluate(contrastScript)).toEqual([])
  })

  test('catches up after the connection was away', async () => {
    await start()
    await page.context().setOffline(true)
    const sam = playground.scene.members[0] ?? 0
    playground.core.people.say(sam, sam, 'meanwhile')
    await page.context().setOffline(false)
    await said(pane('private'), 'meanwhile')
  })
})
