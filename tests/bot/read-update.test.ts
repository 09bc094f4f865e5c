import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Update } from 'grammy/types'
import type { Button, RegionCode } from '../../src/content/button.ts'
import { readUpdate, type Reader } from '../../src/bot/inbound/read-update.ts'

const reader: Reader = {
  bot: {
    id: 99,
    is_bot: true,
    first_name: 'Evenkeel',
    username: 'evenkeel_bot',
    // The rest of getMe says what a bot may do, which reading does not ask.
  } as Reader['bot'],
  findRegion: (words) => (words === 'Canada' ? ('CA' as RegionCode) : null),
  decodeButton: (data): Button | null => (data === 'menu' ? { kind: 'action', id: 'menu' } : null),
}

const from = { id: 5, is_bot: false, first_name: 'P', language_code: 'pt-BR' }
const privateChat = { id: 5, type: 'private', first_name: 'P' }
const group = { id: -7, type: 'supergroup', title: 'G' }

// Updates are built as Telegram sends them: JSON of which only the needed fields are given.
const message = (fields: object): Update =>
  ({
    update_id: 1,
    message: { message_id: 3, date: 0, from, chat: privateChat, ...fields },
  }) as unknown as Update

const command = (text: string, length: number, fields: object = {}) =>
  message({ text, entities: [{ type: 'bot_command', offset: 0, length }], ...fields })

describe('what an update means', () => {
  const cases: readonly [what: string, update: Update, expected: object | null][] = [
    [
      'text',
      message({ text: 'hello' }),
      { kind: 'text', text: 'hello', addressed: true, telegramLanguage: 'pt' },
    ],
    ['a caption', message({ photo: [], caption: 'help me' }), { kind: 'text', text: 'help me' }],
    [
      'a forward',
      message({ text: 'hi', forward_origin: { type: 'hidden_user' } }),
      { kind: 'text', text: 'hi' },
    ],
    [
      'a poll',
      message({ poll: { question: 'q', options: [{ text: 'a' }] } }),
      { kind: 'text', text: 'q\na' },
    ],
    ['a voice message', message({ voice: {} }), { kind: 'unreadable' }],
    ['a sticker', message({ sticker: {} }), { kind: 'unreadable' }],
    ['a location', message({ location: {} }), { kind: 'unreadable' }],
    ['a pinned message', message({ pinned_message: {} }), null],
    ['/start', command('/start', 6), { kind: 'command', command: { name: 'start', payload: null } }],
    [
      'a deep link to a topic',
      command('/start liver', 6),
      { kind: 'command', command: { payload: { kind: 'topic', topic: 'liver' } }, text: '' },
    ],
    [
      'a deep link with words in it',
      command('/start i_want_to_die', 6),
      { kind: 'command', text: 'i want to die', command: { payload: null } },
    ],
    [
      'a deep link to the console',
      command('/start console-12-abcDEF_1-2', 6),
      { kind: 'moderator-command', command: 'console', text: '12-abcDEF_1-2' },
    ],
    [
      'a deep link to the console with words in it',
      command('/start console-i_want_to_die', 6),
      { kind: 'command', text: 'console i want to die', command: { payload: null } },
    ],
    [
      '/region with a country',
      command('/region Canada', 7),
      { kind: 'command', command: { name: 'region', region: 'CA', asked: true }, text: '' },
    ],
    [
      '/region with something else',
      command('/region nowhere', 7),
      { kind: 'command', command: { name: 'region', region: null, asked: true }, text: 'nowhere' },
    ],
    ['/language Deutsch', command('/language Deutsch', 9), { command: { name: 'language', language: 'de' } }],
    ['an unknown command is text', command('/kms', 4), { kind: 'text', text: '/kms', addressed: true }],
    [
      'a command for another bot',
      command('/start@other_bot', 16, { chat: group }),
      { kind: 'text', addressed: false },
    ],
    ['talk in a group', message({ chat: group, text: 'hi' }), { kind: 'text', addressed: false }],
    [
      'a mention in a group',
      message({
        chat: group,
        text: '@Evenkeel_bot hi',
        entities: [{ type: 'mention', offset: 0, length: 13 }],
      }),
      { kind: 'text', addressed: true, text: 'hi' },
    ],
    [
      'a reply to the bot',
      message({ chat: group, text: 'hi', reply_to_message: { from: { id: 99 } } }),
      { kind: 'text', addressed: true },
    ],
    [
      'a topic of a forum',
      message({ chat: group, text: 'hi', is_topic_message: true, message_thread_id: 12 }),
      { place: { chatId: -7, kind: 'group', threadId: 12 } },
    ],
    ['an anonymous admin', message({ chat: group, text: 'hi', sender_chat: { id: -7 } }), { personId: -7 }],
    ['migration', message({ chat: group, migrate_to_chat_id: -100 }), { kind: 'migrated', toChatId: -100 }],
    ['a channel', message({ chat: { id: -8, type: 'channel' }, text: 'hi' }), null],
    ['the bot itself', message({ from: { id: 99 }, text: 'hi' }), null],
    ['an unknown kind', { update_id: 1 }, null],
  ]
  test.each(cases)('%s', (_what, update, expected) => {
    const inbound = readUpdate(update, reader)
    if (expected === null) expect(inbound).toBeNull()
    else expect(inbound).toMatchObject(expected)
  })

  test('an edit is read like a message', () => {
    const { message: edited } = message({ text: 'hello' })
    expect(readUpdate({ update_id: 2, edited_message: edited }, reader)).toMatchObject({
      text: 'hello',
    })
  })

  test('a button of a message too old to be shown is still read', () => {
    const update = {
      update_id: 2,
      callback_query: { id: 'q', from, chat_instance: '', data: 'menu' },
    } as Update
    expect(readUpdate(update, reader)).toMatchObject({
      kind: 'button',
      button: { id: 'menu' },
      place: { chatId: 5, kind: 'private' },
    })
  })

  test('hostile callback data is a button that is not known', () => {
    const update = {
      update_id: 2,
      callback_query: { id: 'q', from, chat_instance: '', data: '\u0000💀' },
    } as Update
    expect(readUpdate(update, reader)).toMatchObject({ kind: 'button', button: null })
  })

  test('any JSON at all is read or ignored, and never throws', () => {
    const field = fc.constantFrom(
      'message',
      'edited_message',
      'callback_query',
      'inline_query',
      'my_chat_member',
      'x',
    )
    fc.assert(
      fc.property(field, fc.jsonValue(), (name, value) => {
        const update = { update_id: 1, [name]: value } as unknown as Update
        expect(() => readUpdate(update, reader)).not.toThrow()
      }),
      { numRuns: 1000 },
    )
  })
})
