import { Bot, InlineKeyboard } from 'grammy'
import type { Playground } from '../../../src/playground/playground.ts'
import type { Verdict } from '../../../src/guardrails/verdict.ts'

/** Finds the word "grams" and nothing else. */
function judge(text: string): Verdict {
  const start = text.indexOf('grams')
  return {
    route: start === -1 ? 'offtopic' : 'dosing',
    also: [],
    topic: null,
    topics: ['strains'],
    language: 'en',
    confidence: 0.9,
    detail: null,
    evidence:
      start === -1
        ? []
        : [{ source: 'rule', name: 'en.dosing.grams', route: 'dosing', start, end: start + 5 }],
  }
}

/** A bot with buttons, an alert, a deep link, commands and inline mode. Gives back what stops it. */
export async function startSmallBot(playground: Playground): Promise<() => Promise<void>> {
  const bot = new Bot(playground.core.token, { client: { apiRoot: playground.url } })
  await bot.api.setMyCommands([
    { command: 'help', description: 'How this works' },
    { command: 'crisis', description: 'Help lines' },
  ])
  await bot.api.setMyDescription('I send back what you say.')
  bot.command('start', (context) =>
    context.reply(`Welcome ${context.match}`.trim(), {
      reply_markup: new InlineKeyboard()
        .text('Menu', 'menu')
        .text('Alert', 'alert')
        .row()
        .url('Liver', `https://t.me/${context.me.username}?start=liver`),
    }),
  )
  bot.command('help', (context) => context.reply('Press a button, or write.'))
  bot.callbackQuery('menu', async (context) => {
    await context.editMessageText('The menu', { reply_markup: new InlineKeyboard().text('Menu', 'menu') })
    await context.answerCallbackQuery()
  })
  bot.callbackQuery('alert', (context) =>
    context.answerCallbackQuery({ text: 'Look here', show_alert: true }),
  )
  bot.on('inline_query', (context) =>
    context.answerInlineQuery([
      {
        type: 'article',
        id: 'a',
        title: `About ${context.inlineQuery.query}`,
        input_message_content: { message_text: 'A vetted answer.' },
      },
    ]),
  )
  bot.on(['message:text', 'edited_message:text'], async (context) => {
    const { text, message_id: messageId } = context.msg
    const verdict = judge(text)
    playground.show({
      updateId: context.update.update_id,
      chatId: context.chat.id,
      messageId,
      text,
      verdict,
      state: '"open"',
    })
    const reply = `You said: ${text}`
    await context.reply(reply, { entities: [{ type: 'bold', offset: 0, length: 9 }] })
  })
  const polling = bot.start()
  return async () => {
    await bot.stop()
    await polling
  }
}
