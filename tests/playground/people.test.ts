import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findEntities } from '../../src/playground/bot-api/find-entities.ts'
import { createScene } from './scene.ts'

describe('Telegram marks by itself', () => {
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['/start now', ['bot_command /start']],
    ['please /help@evenkeel_local_bot', ['bot_command /help@evenkeel_local_bot']],
    ['either/or and 1/2', []],
    ['@evenkeel_local_bot what is kratom', ['mention @evenkeel_local_bot']],
    ['mail me@example.org or ask @sam', ['email me@example.org']],
    ['see https://example.org/a?b=c.', ['url https://example.org/a?b=c']],
    ['t.me/evenkeel_local_bot?start=liver', ['url t.me/evenkeel_local_bot?start=liver']],
    ['#relapse at 3.5 today', ['hashtag #relapse']],
    ['😀 /crisis', ['bot_command /crisis']],
    ['nothing. at all', []],
  ]
  test.each(rows)('%s', (text, expected) => {
    const found = findEntities(text).map(
      ({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`,
    )
    expect(found).toEqual(expected)
  })

  test('nothing outside of the text, nothing twice, whatever is written', () => {
    const part = fc.constantFrom(
      '/a',
      '@bot_name',
      'a@b.org',
      'https://x.y',
      '.com',
      ' ',
      '😀',
      '#',
      'a',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        let end = 0
        for (const { offset, length } of findEntities(text)) {
          expect(offset).toBeGreaterThanOrEqual(end)
          end = offset + length
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})

describe('what a person does becomes an update', () => {
  test('a text, with the language of their app', () => {
    const { api, sam } = createScene()
    api.people.setLanguage(sam, 'es')
    const { update } = api.people.say(sam, sam, 'hola')
    expect(update).toMatchObject({
      message: {
        text: 'hola',
        from: { id: sam, is_bot: false, language_code: 'es' },
        chat: { type: 'private' },
      },
    })
  })

  test('an edit', () => {
    const { api, sam } = createScene()
    const { message } = api.people.say(sam, sam, 'helo')
    expect(api.people.edit(sam, sam, message.message_id, 'hello /help').update).toMatchObject({
      edited_message: {
        message_id: message.message_id,
        text: 'hello /help',
        entities: [{ type: 'bot_command', offset: 6, length: 5 }],
      },
    })
  })

  test('a forward, which keeps the words and their writer and nothing else', () => {
    const { api, sam, robin, group } = createScene()
    const first = api.people.say(robin, group, 'one').message.message_id
    const { message } = api.people.say(robin, group, 'two', { replyTo: first })
    const { update } = api.people.forward(sam, group, message.message_id, sam)
    expect(update).toMatchObject({
      message: {
        text: 'two',
        from: { id: sam },
        forward_origin: { type: 'user', sender_user: { id: robin } },
      },
    })
    expect(update).not.toHaveProperty('message.reply_to_message')
  })

  test('a deep link', () => {
    const { api, robin } = createScene()
    expect(api.people.openDeepLink(robin, 'liver').update).toMatchObject({
      message: { text: '/start liver', entities: [{ type: 'bot_command', offset: 0, length: 6 }] },
    })
  })

  test.each(['photo', 'document'] as const)('a %s with a caption', (kind) => {
    const { api, sam } = createScene()
    const { update } = api.people.sendMedia(sam, sam, { kind, caption: 'see /help' })
    expect(update).toMatchObject({
      message: { caption: 'see /help', caption_entities: [{ type: 'bot_command' }] },
    })
  })

  test.each(['voice', 'sticker', 'location'] as const)('a %s', (kind) => {
    const { api, sam } = createScene()
    expect(api.people.sendMedia(sam, sam, { kind }).update).toHaveProperty(`message.${kind}`)
  })

  test('a poll', () => {
    const { api, sam } = createScene()
    const { update } = api.people.sendMedia(sam, sam, {
      kind: 'poll',
      question: 'Well?',
      options: ['Yes', 'No'],
    })
    expect(update).toMatchObject({
      message: { poll: { question: 'Well?', options: [{ text: 'Yes' }, { text: 'No' }] } },
    })
  })

  test('blocking and unblocking', () => {
    const { api, sam } = createScene()
    api.people.blockBot(sam)
    api.people.unblockBot(sam)
    const changes = api.world.updates
      .pending()
      .map(({ my_chat_member: change }) => [change?.old_chat_member.status, change?.new_chat_member.status])
    expect(changes).toEqual([
      ['member', 'kicked'],
      ['kicked', 'member'],
    ])
  })

  test('adding and removing the bot: the change first, then the service message', () => {
    const { api, sam } = createScene()
    const { id } = api.people.createGroup({ title: 'New', type: 'group', members: [sam] })
    api.people.addBot(sam, id)
    api.people.removeBot(sam, id)
    expect(api.world.updates.pending()).toMatchObject([
      { my_chat_member: { old_chat_member: { status: 'left' }, new_chat_member: { status: 'member' } } },
      { message: { new_chat_members: [{ is_bot: true }] } },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
    ])
  })

  test('a group that becomes a supergroup', () => {
    const { api, sam } = createScene()
    const old = api.people.createGroup({ title: 'Old', type: 'group', members: [sam], bot: 'member' })
    const { id } = api.people.migrate(sam, old.id)
    expect(api.world.updates.pending()).toMatchObject([
      { message: { chat: { id: old.id, type: 'group' }, migrate_to_chat_id: id } },
      { message: { chat: { id, type: 'supergroup' }, migrate_from_chat_id: old.id } },
    ])
  })
})

describe('threads', () => {
  test('a reply in a supergroup is in a thread that is no topic', () => {
    const { api, sam, robin, group } = createScene()
    const first = api.people.say(robin, group, 'one').message.message_id
    const { message } = api.people.say(sam, group, 'two', { replyTo: first })
    expect(message).toMatchObject({ message_thread_id: first, reply_to_message: { message_id: first } })
    expect(message.is_topic_message).toBeUndefined()
  })

  test('what answers nothing else in a topic answers the message that opened it', () => {
    const { api, sam } = createScene()
    const forum = api.people.createGroup({
      title: 'Forum',
      type: 'supergroup',
      isForum: true,
      members: [sam],
      bot: 'member',
    }).id
    const threadId = api.people.createTopic(sam, forum, 'Sleep')
    expect(api.people.say(sam, forum, 'hi', { threadId }).message).toMatchObject({
      message_thread_id: threadId,
      is_topic_message: true,
      reply_to_message: { message_id: threadId, forum_topic_created: { name: 'Sleep' } },
    })
    expect(api.people.say(sam, forum, 'hi').message.message_thread_id).toBeUndefined()
  })
})

describe('privacy mode', () => {
  test('shows the bot only what is meant for it', () => {
    const { api, sam, robin, group } = createScene({ privacyMode: true })
    const seen = (text: string, replyTo?: number) =>
      api.people.say(sam, group, text, replyTo === undefined ? {} : { replyTo }).update !== null
    const ofRobin = api.people.say(robin, group, 'one').message.message_id
    expect(seen('hello all')).toBe(false)
    expect(seen('hello', ofRobin)).toBe(false)
    expect(seen('/help@another_bot')).toBe(false)
    expect(seen('/help')).toBe(true)
    expect(seen('@evenkeel_local_bot hello')).toBe(true)
    api.people.changeBotRights(sam, group, 'administrator')
    expect(seen('hello all')).toBe(true)
  })
})
