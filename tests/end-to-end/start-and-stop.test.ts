import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newDataKey } from '../../src/privacy/data-key.ts'
import { openProcessStage, startBotProcess, until, type ProcessStage } from './process.ts'

let stage: ProcessStage
beforeEach(async () => {
  stage = await openProcessStage()
})
afterEach(() => stage.close())

const called = (method: string) => stage.telegram.core.calls.some((call) => call.method === method)

describe('start', () => {
  test('drops nothing that waits: what was written before is answered', async () => {
    const { core } = stage.telegram
    const ann = core.people.addPerson({ firstName: 'Ann' }).id
    core.people.say(ann, ann, '/help')
    stage.start()
    await until('the message is answered', () =>
      [...(core.world.rooms.get(ann)?.messages.values() ?? [])].some(({ text }) =>
        text?.includes('How this works'),
      ),
    )
    expect(core.calls.find(({ method }) => method === 'deleteWebhook')?.payload).toMatchObject({
      drop_pending_updates: false,
    })
  })

  test('registers commands and descriptions', async () => {
    stage.start()
    await until('the profile is registered', () => called('setMyShortDescription'))
    const commands = stage.telegram.core.calls.find(({ method }) => method === 'setMyCommands')
    expect(JSON.stringify(commands?.payload)).toContain('crisis')
  })

  test('waits for a Telegram that cannot be reached yet', async () => {
    stage.telegram.core.faults.add({ kind: 'server-error' }, { method: 'getMe', times: 2 })
    stage.start()
    await until('the bot polls', () => called('getUpdates'))
  })

  test('with a wrong setting: one line that names it, and exit status 1', async () => {
    const bot = startBotProcess({ BOT_TOKEN: 'wrong' })
    expect(await bot.ended).toEqual({ code: 1, signal: null })
    expect(bot.output()).toContain('BOT_TOKEN')
    expect(bot.output()).not.toContain('wrong\n')
  })

  test('with a token that Telegram does not know: one line that says so', async () => {
    const token = '123456789:this-is-not-the-right-token'
    const bot = startBotProcess({
      BOT_TOKEN: token,
      TELEGRAM_API_ROOT: stage.telegram.url,
      DATA_DIR: stage.dataDir,
    })
    expect((await bot.ended).code).toBe(1)
    expect(bot.output()).toContain('BOT_TOKEN')
    expect(bot.output()).not.toContain(token)
  })
})

describe('stop', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)('%s ends it with status 0 in a few seconds', async (signal) => {
    const bot = stage.start()
    await until('the bot polls', () => called('getUpdates'))
    const before = Date.now()
    bot.child.kill(signal)
    expect(await bot.ended).toEqual({ code: 0, signal: null })
    expect(Date.now() - before).toBeLessThan(10_000)
  })
})

describe('with a store that cannot be opened', () => {
  test('the bot starts, says so in one line, and answers crises and questions', async () => {
    const file = join(stage.dataDir, 'a-file')
    await writeFile(file, '')
    const { core } = stage.telegram
    const bot = stage.start({ DATA_DIR: file })
    const ann = core.people.addPerson({ firstName: 'Ann' }).id
    core.people.say(ann, ann, 'i want to die')
    core.people.say(ann, ann, '/help')
    await core.settled()
    const texts = [...(core.world.rooms.get(ann)?.messages.values() ?? [])].map(({ text }) => text ?? '')
    expect(texts.join('\n')).toContain('988')
    expect(texts.join('\n')).toContain('How this works')
    await until('the log tells', () => bot.output().includes('"no-data-key"'))
    expect(bot.output().match(/"no-data-key"/g)).toHaveLength(1)
  })

  test('once the folder can be written to, the bot makes its key and keeps what is said from then on', async () => {
    const folder = join(stage.dataDir, 'later')
    await writeFile(folder, '')
    const { core } = stage.telegram
    const ann = core.people.addPerson({ firstName: 'Ann' }).id
    const said = () => [...(core.world.rooms.get(ann)?.messages.values() ?? [])].map(({ text }) => text ?? '')
    const first = stage.start({ DATA_DIR: folder })
    core.people.say(ann, ann, '/region GB')
    await core.settled()
    await rm(folder)
    core.people.say(ann, ann, '/region FR')
    await core.settled()
    core.people.say(ann, ann, '/region IE')
    await until('the log tells', () => first.output().includes('"store-open"'))
    await core.settled()
    first.child.kill('SIGTERM')
    await first.ended
    stage.start({ DATA_DIR: folder })
    core.people.say(ann, ann, '/mydata')
    await until('the country was kept', () => said().some((text) => text.includes('Country: Ireland')))
  })

  test('with a key that is not the one of the store it answers, keeps nothing and overwrites nothing', async () => {
    const { core } = stage.telegram
    const ann = core.people.addPerson({ firstName: 'Ann' }).id
    const said = () => [...(core.world.rooms.get(ann)?.messages.values() ?? [])].map(({ text }) => text ?? '')
    const run = async (env: Record<string, string>, ...texts: readonly string[]) => {
      const bot = stage.start(env)
      for (const text of texts) core.people.say(ann, ann, text)
      await core.settled()
      bot.child.kill('SIGTERM')
      await bot.ended
      return bot
    }
    await run({}, '/region IE')
    const wrong = await run({ DATA_KEY: newDataKey() }, '/region FR', 'i want to die')
    expect(wrong.output().match(/"data-key-wrong"/g)).toHaveLength(1)
    expect(said().join('\n')).toContain('3114')
    const before = said().length
    await run({}, '/mydata')
    expect(said().slice(before).join('\n')).toContain('Country: Ireland')
  })
})
