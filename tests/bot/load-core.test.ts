import { describe, expect, test } from 'vitest'
import { loadAmounts } from '../../src/disk/load-amounts.ts'
import { loadConfig } from '../../src/bot/config.ts'
import { loadCore } from '../../src/bot/load-core.ts'
import type { BotConfig } from '../../src/bot/start-bot.ts'
import { plainReference } from '../../src/content/reference.ts'

/** Promise 2: the gate of the running bot looks for amounts. It was once assembled without the check. */
describe('the core as the bot loads it', () => {
  const config = loadConfig({ BOT_TOKEN: '123456:abcdefghijklmnopqrstuvwx' }) as BotConfig // A token is set.
  const { content, gate } = loadCore(config, 'evenkeel_bot')
  const reference = plainReference('help')

  test('the amount check finds an amount', () => {
    expect(loadAmounts()('take 5 grams twice a day', { firstAid: false }).length).toBeGreaterThan(0)
  })

  test('the gate lets a vetted text through and refuses it with an amount put in', () => {
    const { text, entities, keyboard } = content.render(reference)
    const reply_markup = { inline_keyboard: keyboard }
    const payload = { chat_id: 1, text, entities, reply_markup, link_preview_options: { is_disabled: true } }
    expect(gate.check('sendMessage', payload, [reference]).passes).toBe(true)
    const changed = { ...payload, text: `${text} Take 5 grams.` }
    expect(gate.check('sendMessage', changed, [reference]).passes).toBe(false)
  })
})
