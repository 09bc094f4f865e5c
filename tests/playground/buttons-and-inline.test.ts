import { describe, expect, test } from 'vitest'
import { createScene, resultOf } from './scene.ts'

describe('a button', () => {
  const keyboard = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }

  test('gives a query that can be answered once, and not for ever', async () => {
    const { api, call, clock, sam } = createScene()
    const events: unknown[] = []
    api.listen((event) => event.kind === 'button-answered' && events.push(event))
    await call('sendMessage', { chat_id: sam, text: 'hi', reply_markup: keyboard })
    const answer = (queryId: string) =>
      call('answerCallbackQuery', { callback_query_id: queryId, text: 'Done' })

    const pressed = api.people.press(sam, sam, 2, 'go')
    expect(pressed.update).toMatchObject({
      callback_query: { data: 'go', from: { id: sam }, message: { text: 'hi' } },
    })
    expect(resultOf(await answer(pressed.queryId))).toBe(true)
    expect(events).toMatchObject([{ personId: sam, text: 'Done', alert: false }])
    expect(await answer(pressed.queryId)).toMatchObject({ ok: false })

    const late = api.people.press(sam, sam, 2, 'go')
    clock.now += 31_000
    expect(await answer(late.queryId)).toMatchObject({ ok: false })
  })

  test('must be there, unless somebody forges it', () => {
    const { api, sam, group } = createScene()
    const { message_id } = api.people.say(sam, group, 'hi').message
    expect(() => api.people.press(sam, group, message_id, 'go')).toThrow('has no button')
    const { update } = api.people.press(sam, group, 99, 'go', { forged: true })
    // A message that is gone comes without its words.
    expect(update).toMatchObject({ callback_query: { message: { message_id: 99, date: 0 } } })
  })
})

describe('inline mode', () => {
  const results = [
    {
      type: 'article',
      id: 'a',
      title: 'What kratom is',
      input_message_content: { message_text: 'Kratom is a tree.' },
      reply_markup: { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] },
    },
  ]

  test('asks, offers and sends', async () => {
    const { api, call, sam, group } = createScene()
    const { queryId, update } = api.people.askInline(sam, group, 'kratom')
    expect(update).toMatchObject({
      inline_query: { query: 'kratom', chat_type: 'supergroup', from: { id: sam } },
    })
    const offered = new Promise((resolve) => {
      api.listen((event) => {
        if (event.kind !== 'inline-answered') return
        const [first] = event.results
        if (first !== undefined) resolve(api.people.chooseResult(sam, group, first).message)
      })
    })
    expect(resultOf(await call('answerInlineQuery', { inline_query_id: queryId, results }))).toBe(true)
    expect(await offered).toMatchObject({
      text: 'Kratom is a tree.',
      via_bot: { is_bot: true },
      from: { id: sam },
    })

    const pressed = api.people.press(sam, group, 1, 'go').update?.callback_query
    expect(pressed).not.toHaveProperty('message')
    const inline_message_id = pressed?.inline_message_id
    expect(resultOf(await call('editMessageText', { inline_message_id, text: 'Changed.' }))).toBe(true)
    expect(api.world.rooms.get(group)?.messages.get(1)?.text).toBe('Changed.')
  })
})
