import { Bot } from 'grammy'

/** The least that a grammY bot can do: what `npm run bench` measures against. */
const { BOT_TOKEN: token = '', TELEGRAM_API_ROOT: apiRoot = '' } = process.env
const bot = new Bot(token, { client: { apiRoot } })
bot.on('message:text', (context) => context.reply(context.message.text))
await bot.start()
