import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { labelsOf, openStage, type Stage } from './stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage.close())

async function answer(text: string): Promise<string> {
  const messages = await stage.tell(stage.ann, text)
  expect(messages).toHaveLength(1)
  return messages[0]?.text ?? ''
}

describe('commands', () => {
  const commands: readonly [command: string, holds: RegExp][] = [
    ['/start', /I am Evenkeel/],
    ['/help', /How this works/],
    ['/topics', /subject/],
    ['/crisis', /988/],
    ['/region', /country/],
    ['/region Canada', /Canada/],
    ['/region Atlantis', /do not know that country/],
    ['/region US', /United States/],
    ['/language', /language/],
    ['/language klingon', /do not speak/],
    ['/privacy', /What is kept/],
    ['/about', /program/i],
    ['/forget', /Erase it now/],
  ]
  test.each(commands)('%s', async (command, holds) => {
    expect(await answer(command)).toMatch(holds)
  })
})

test('/mydata counts what is held, and tells it one by one', async () => {
  await stage.tell(stage.ann, '/region CA')
  const [count, list] = await stage.tell(stage.ann, '/mydata')
  expect(count?.text).toMatch(/Records under your code: [1-9]/)
  expect(list?.text).toMatch(/Country: Canada\n[^]*\nMessages of yours that were flagged: 0\nNone\./)
  await stage.tell(stage.ann, '/region US')
})

describe('a question', () => {
  test('gets the vetted answer with sources and date of check, and related topics', async () => {
    const [message] = await stage.tell(stage.ann, 'is kratom bad for the liver?')
    expect(message?.text).toMatch(/^Kratom and the liver/)
    expect(message?.text).toMatch(/Sources: .+\nChecked: \d{4}-\d{2}-\d{2}/)
    expect(labelsOf(message)).toContain('Not what I asked')
  })

  test('about an amount is refused, and never with a number of anything', async () => {
    const text = await answer('how many grams of kratom should i take')
    expect(text).toMatch(/do not give amounts|never do|cannot answer with an amount/)
  })

  test('that was misunderstood leads to other topics', async () => {
    const [message] = await stage.tell(stage.ann, 'is kratom bad for the liver?')
    if (message === undefined) throw new Error('no answer')
    const [next] = await stage.press(stage.ann, message, 'Not what I asked')
    expect(next?.text).toMatch(/not what you asked/)
  })
})

describe('what cannot be read', () => {
  test.each(['voice', 'sticker', 'location'] as const)(
    'a %s gets an honest answer with numbers',
    async (kind) => {
      const before = stage.said(stage.ann).length
      stage.telegram.core.people.sendMedia(stage.ann, stage.ann, { kind })
      await stage.quiet()
      const [message] = stage.said(stage.ann).slice(before)
      expect(message?.text).toMatch(/only read text/)
      expect(message?.text).toMatch(/988/)
    },
  )
})

describe('pages', () => {
  test('take the place of the page before', async () => {
    const [menu] = await stage.tell(stage.ann, '/about')
    expect(labelsOf(menu)).toContain('More')
    if (menu === undefined) return
    const first = menu.text
    expect(await stage.press(stage.ann, menu, 'More')).toEqual([])
    const now = stage.said(stage.ann).find((message) => message.message_id === menu.message_id)
    expect(now?.text).not.toBe(first)
  })
})

describe('/forget', () => {
  test('erases and says how much', async () => {
    const [ask] = await stage.tell(stage.ann, '/forget')
    if (ask === undefined) throw new Error('no answer')
    const [done] = await stage.press(stage.ann, ask, 'Yes, erase it')
    expect(done?.text).toMatch(/Done\. I have erased .* [1-9]\d* records/)
  })
})

describe('a country typed after the question', () => {
  // "GB" once read as a crisis, and the person kept the numbers of another country.
  test.each([
    ['GB', '999'],
    ['Canada', '911'],
    ['de', '112'],
  ])('%s shows its numbers', async (country, number) => {
    await stage.tell(stage.ann, '/region')
    const [set] = await stage.tell(stage.ann, country)
    expect(set?.text).toMatch(/Your country is set/)
    const [lines] = await stage.tell(stage.ann, '/crisis')
    expect(lines?.text).toContain(number)
    await stage.tell(stage.ann, '/region US')
  })
})

describe('a restart', () => {
  test('keeps the chosen country', async () => {
    await stage.tell(stage.ben, '/region GB')
    await stage.restart()
    const [message] = await stage.tell(stage.ben, '/crisis')
    expect(message?.text).toContain('999')
    expect(message?.text).not.toContain('988')
  })
})

describe('in a group', () => {
  test('a mention gets a short answer with a private link', async () => {
    const [message] = await stage.tell(
      stage.ann,
      `@${stage.bot.me.username} is kratom bad for the liver?`,
      stage.group,
    )
    expect(message?.text).toContain('Kratom and the liver')
    expect(message?.reply_to_message).toBeDefined()
    const [row] = message?.reply_markup?.inline_keyboard ?? []
    expect(row?.[0]).toMatchObject({ url: `https://t.me/${stage.bot.me.username}?start=liver` })
  })
})
