import { describe, expect, test } from 'vitest'
import { createScene, refusalOf, resultOf } from '../scene.ts'

const notModified =
  '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
const go = { inline_keyboard: [[{ text: 'Go', callback_data: 'go' }]] }

describe('a message of the bot', () => {
  test('is trimmed, and its entities move along', async () => {
    const scene = createScene()
    const sent = resultOf(
      await scene.call('sendMessage', {
        chat_id: scene.sam,
        text: '\n  Call /crisis now  ',
        entities: [{ type: 'bold', offset: 3, length: 4 }],
      }),
    )
    expect(sent).toMatchObject({
      text: 'Call /crisis now',
      entities: [
        { type: 'bold', offset: 0, length: 4 },
        { type: 'bot_command', offset: 5, length: 7 },
      ],
      chat: { id: scene.sam, type: 'private' },
      from: { is_bot: true },
    })
  })

  test('is counted after trimming', async () => {
    const scene = createScene()
    const text = `${'a'.repeat(4096)}   `
    expect(refusalOf(await scene.call('sendMessage', { chat_id: scene.sam, text }))).toBe('')
  })

  test('takes 64 bytes of callback data', async () => {
    const scene = createScene()
    const reply_markup = { inline_keyboard: [[{ text: 'Go', callback_data: 'é'.repeat(32) }]] }
    expect(refusalOf(await scene.call('sendMessage', { chat_id: scene.sam, text: 'x', reply_markup }))).toBe(
      '',
    )
  })

  test('may answer a message that is gone, when it says so', async () => {
    const scene = createScene()
    const reply_parameters = { message_id: 99, allow_sending_without_reply: true }
    const sent = await scene.call('sendMessage', { chat_id: scene.sam, text: 'x', reply_parameters })
    expect(resultOf(sent)).not.toHaveProperty('reply_to_message')
  })

  test('quotes what it answers, without what that one answered', async () => {
    const scene = createScene()
    const { people } = scene.api
    const first = people.say(scene.sam, scene.group, 'one').message.message_id
    const second = people.say(scene.robin, scene.group, 'two', { replyTo: first }).message.message_id
    const sent = await scene.call('sendMessage', {
      chat_id: scene.group,
      text: 'three',
      reply_parameters: { message_id: second },
    })
    expect(resultOf(sent)).toMatchObject({ reply_to_message: { text: 'two' } })
    expect(resultOf(sent)).not.toHaveProperty('reply_to_message.reply_to_message')
  })

  test('passes over a thread outside of forums', async () => {
    const scene = createScene()
    const sent = await scene.call('sendMessage', { chat_id: scene.group, text: 'x', message_thread_id: 5 })
    expect(resultOf(sent)).not.toHaveProperty('message_thread_id')
  })
})

describe('ids of messages', () => {
  test('run on over private chats, and start at 1 in each supergroup', () => {
    const { api, sam, robin, group } = createScene()
    const ids = [
      api.people.say(sam, sam, 'a'),
      api.people.say(robin, robin, 'b'),
      api.people.say(robin, group, 'c'),
      api.people.say(sam, sam, 'd'),
    ].map(({ message }) => message.message_id)
    expect(ids).toEqual([2, 3, 1, 4])
  })
})

describe('an edit', () => {
  test('replaces text, entities and buttons, and must change something', async () => {
    const scene = createScene()
    const place = { chat_id: scene.sam, message_id: 2 }
    await scene.call('sendMessage', { chat_id: scene.sam, text: 'one', reply_markup: go })
    expect(refusalOf(await scene.call('editMessageText', { ...place, text: 'one', reply_markup: go }))).toBe(
      notModified,
    )
    scene.clock.now += 5000
    const edited = resultOf(await scene.call('editMessageText', { ...place, text: 'two' }))
    expect(edited).toMatchObject({ text: 'two', edit_date: scene.clock.now / 1000 })
    expect(edited).not.toHaveProperty('reply_markup')
    expect(refusalOf(await scene.call('editMessageReplyMarkup', place))).toBe(notModified)
    expect(
      resultOf(await scene.call('editMessageReplyMarkup', { ...place, reply_markup: go })),
    ).toMatchObject({
      reply_markup: go,
    })
  })
})

describe('deleting', () => {
  test('ends after 48 hours', async () => {
    const scene = createScene()
    await scene.call('sendMessage', { chat_id: scene.sam, text: 'one' })
    scene.clock.now += 48 * 3600 * 1000 + 1000
    expect(refusalOf(await scene.call('deleteMessage', { chat_id: scene.sam, message_id: 2 }))).toBe(
      "400 Bad Request: message can't be deleted",
    )
  })

  test("reaches others' messages in a group for administrators only", async () => {
    const scene = createScene()
    const { message_id } = scene.api.people.say(scene.robin, scene.group, 'hi').message
    const remove = () => scene.call('deleteMessage', { chat_id: scene.group, message_id })
    expect(refusalOf(await remove())).toBe("400 Bad Request: message can't be deleted")
    scene.api.people.changeBotRights(scene.sam, scene.group, 'administrator')
    expect(refusalOf(await remove())).toBe('')
    expect(scene.api.world.rooms.get(scene.group)?.messages.has(message_id)).toBe(false)
  })
})

describe('what the bot sets about itself', () => {
  test('is kept by language and scope', async () => {
    const scene = createScene()
    const commands = [{ command: 'help', description: 'Help' }]
    await scene.call('setMyCommands', { commands })
    await scene.call('setMyCommands', { commands: JSON.stringify(commands), language_code: 'es' })
    await scene.call('setMyDescription', { description: 'Hola', language_code: 'es' })
    expect(resultOf(await scene.call('getMyCommands', { language_code: 'es' }))).toEqual(commands)
    expect(resultOf(await scene.call('getMyCommands', { language_code: 'fr' }))).toEqual([])
    expect(resultOf(await scene.call('getMyDescription', { language_code: 'es' }))).toEqual({
      description: 'Hola',
    })
    expect(resultOf(await scene.call('getMyDescription'))).toEqual({ description: '' })
  })
})

describe('chats', () => {
  test('tell who is in them, and in which role', async () => {
    const { call, sam, robin, group } = createScene()
    const statusOf = async (user_id: number) =>
      resultOf(await call('getChatMember', { chat_id: group, user_id }))
    expect(await statusOf(sam)).toMatchObject({ status: 'creator' })
    expect(await statusOf(robin)).toMatchObject({ status: 'member', user: { first_name: 'Robin' } })
    expect(resultOf(await call('getChatAdministrators', { chat_id: group }))).toMatchObject([
      { user: { id: sam } },
    ])
    expect(resultOf(await call('getChatMemberCount', { chat_id: group }))).toBe(3)
    expect(resultOf(await call('getChat', { chat_id: String(group) }))).toMatchObject({ title: 'Support' })
  })
})
