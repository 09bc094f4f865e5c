import { describe, expect, test } from 'vitest'
import type { Payload } from '../../../src/playground/bot-api/payload.ts'
import { createScene, refusalOf, type Scene } from '../scene.ts'

const long = 'a'.repeat(4097)
const key = (data: string) => ({ inline_keyboard: [[{ text: 'Go', callback_data: data }]] })
const page = (url: string) => ({ inline_keyboard: [[{ text: 'Go', web_app: { url } }]] })
const link = (url: string) => ({ inline_keyboard: [[{ text: 'Go', url }]] })

type Row = readonly [why: string, method: string, payload: (scene: Scene) => Payload, refusal: string]

const bold = (offset: number, length: number) => ({ type: 'bold', offset, length })
const say = (extra: Payload) => (scene: Scene) => ({ chat_id: scene.sam, text: 'hello 😀', ...extra })

const rows: readonly Row[] = [
  ['no text', 'sendMessage', ({ sam }) => ({ chat_id: sam }), '400 Bad Request: message text is empty'],
  ['blank text', 'sendMessage', say({ text: ' \n ' }), '400 Bad Request: text must be non-empty'],
  ['a long text', 'sendMessage', say({ text: long }), '400 Bad Request: message is too long'],
  [
    'half a symbol',
    'sendMessage',
    say({ text: 'a\ud83d' }),
    '400 Bad Request: strings must be encoded in UTF-8',
  ],
  ['no chat', 'sendMessage', () => ({ text: 'hi' }), '400 Bad Request: chat_id is empty'],
  ['an unknown chat', 'sendMessage', say({ chat_id: 42 }), '400 Bad Request: chat not found'],
  [
    'a person met in a group only',
    'sendMessage',
    ({ robin }) => ({ chat_id: robin, text: 'hi' }),
    "403 Forbidden: bot can't initiate conversation with a user",
  ],
  ['markup', 'sendMessage', say({ parse_mode: 'HTML' }), '400 Bad Request: unsupported parse_mode'],
  [
    'an entity behind the text',
    'sendMessage',
    say({ entities: [bold(100, 1)] }),
    '400 Bad Request: entity begins after the end of the text at UTF-16 offset 100',
  ],
  [
    'an entity that ends behind the text',
    'sendMessage',
    say({ entities: [bold(0, 100)] }),
    '400 Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100',
  ],
  [
    'entities that cross',
    'sendMessage',
    say({ entities: [bold(0, 4), { type: 'italic', offset: 2, length: 4 }] }),
    '400 Bad Request: entity beginning at UTF-16 offset 2 ends after the end of the text at UTF-16 offset 6',
  ],
  [
    'an entity that halves a symbol',
    'sendMessage',
    say({ entities: [bold(7, 1)] }),
    '400 Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 6',
  ],
  [
    'a negative offset',
    'sendMessage',
    say({ entities: [bold(-1, 1)] }),
    '400 Bad Request: receive an entity with incorrect offset -1',
  ],
  [
    'an unknown entity',
    'sendMessage',
    say({ entities: [{ type: 'sparkle', offset: 0, length: 1 }] }),
    "400 Bad Request: can't parse MessageEntity: Unsupported type specified",
  ],
  [
    'a page for anybody to open',
    'sendMessage',
    ({ group }) => ({
      chat_id: group,
      text: 'hi',
      reply_markup: page('https://example.org/console/#flag=1-a'),
    }),
    '400 Bad Request: BUTTON_TYPE_INVALID',
  ],
  [
    'a page that is not encrypted',
    'sendMessage',
    say({ reply_markup: page('http://example.org') }),
    "400 Bad Request: inline keyboard button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed",
  ],
  [
    'a link without address',
    'sendMessage',
    say({ entities: [{ type: 'text_link', offset: 0, length: 1 }] }),
    '400 Bad Request: can\'t parse MessageEntity: Can\'t find field "url"',
  ],
  [
    'a link to nowhere',
    'sendMessage',
    say({ entities: [{ type: 'text_link', offset: 0, length: 1, url: 'localhost' }] }),
    "400 Bad Request: entity URL 'localhost' is invalid: Wrong HTTP URL",
  ],
  [
    '65 bytes of data',
    'sendMessage',
    say({ reply_markup: key('é'.repeat(33)) }),
    '400 Bad Request: BUTTON_DATA_INVALID',
  ],
  ['no data', 'sendMessage', say({ reply_markup: key('') }), '400 Bad Request: BUTTON_DATA_INVALID'],
  [
    'a button that does nothing',
    'sendMessage',
    say({ reply_markup: { inline_keyboard: [[{ text: 'Go' }]] } }),
    "400 Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    'a telephone number as a button',
    'sendMessage',
    say({ reply_markup: link('tel:988') }),
    "400 Bad Request: inline keyboard button URL 'tel:988' is invalid: Unsupported URL protocol",
  ],
  [
    'rows that are no rows',
    'sendMessage',
    say({ reply_markup: { inline_keyboard: [{ text: 'Go' }] } }),
    '400 Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
  ],
  [
    'markup that is no JSON',
    'sendMessage',
    say({ reply_markup: '{' }),
    "400 Bad Request: can't parse reply keyboard markup JSON object",
  ],
  [
    'too many buttons',
    'sendMessage',
    say({
      reply_markup: {
        inline_keyboard: Array.from({ length: 101 }, () => [{ text: 'a', callback_data: 'a' }]),
      },
    }),
    '400 Bad Request: reply markup is too long',
  ],
  [
    'an answer to nothing',
    'sendMessage',
    say({ reply_parameters: { message_id: 99 } }),
    '400 Bad Request: message to be replied not found',
  ],
  [
    'a thread in a private chat',
    'sendMessage',
    say({ message_thread_id: 5 }),
    '400 Bad Request: message thread not found',
  ],
]

describe('Telegram refuses a message, and so does the local server', () => {
  test.each(rows)('%s', async (_why, method, payload, refusal) => {
    const scene = createScene()
    expect(refusalOf(await scene.call(method, payload(scene)))).toBe(refusal)
  })
})

describe('where the bot may not write', () => {
  const refusalIn = async (scene: Scene, chatId: number) =>
    refusalOf(await scene.call('sendMessage', { chat_id: chatId, text: 'hi' }))

  test('the chat of a person who blocked it', async () => {
    const scene = createScene()
    scene.api.people.blockBot(scene.sam)
    expect(await refusalIn(scene, scene.sam)).toBe('403 Forbidden: bot was blocked by the user')
    scene.api.people.unblockBot(scene.sam)
    expect(await refusalIn(scene, scene.sam)).toBe('')
  })

  test('a group that removed it, or that it left', async () => {
    const scene = createScene()
    scene.api.people.removeBot(scene.sam, scene.group)
    expect(await refusalIn(scene, scene.group)).toBe('403 Forbidden: bot was kicked from the supergroup chat')
    scene.api.people.addBot(scene.sam, scene.group)
    await scene.call('leaveChat', { chat_id: scene.group })
    expect(await refusalIn(scene, scene.group)).toBe(
      '403 Forbidden: bot is not a member of the supergroup chat',
    )
  })

  test('a group that became a supergroup: the refusal names the new chat', async () => {
    const scene = createScene()
    const { people } = scene.api
    const old = people.createGroup({ title: 'Old', type: 'group', members: [scene.sam], bot: 'member' })
    const { id } = people.migrate(scene.sam, old.id)
    expect(await scene.call('sendMessage', { chat_id: old.id, text: 'hi' })).toEqual({
      ok: false,
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: id },
    })
    expect(await refusalIn(scene, id)).toBe('')
  })

  test('a topic that is not there or closed', async () => {
    const scene = createScene()
    const { people } = scene.api
    const forum = people.createGroup({
      title: 'Forum',
      type: 'supergroup',
      isForum: true,
      members: [scene.sam],
      bot: 'member',
    }).id
    const thread = people.createTopic(scene.sam, forum, 'Sleep')
    const inThread = (id: number) => ({ chat_id: forum, text: 'hi', message_thread_id: id })
    expect(refusalOf(await scene.call('sendMessage', inThread(99)))).toBe(
      '400 Bad Request: message thread not found',
    )
    expect(refusalOf(await scene.call('sendMessage', inThread(thread)))).toBe('')
    people.closeTopic(scene.sam, forum, thread)
    expect(refusalOf(await scene.call('sendMessage', inThread(thread)))).toBe('400 Bad Request: TOPIC_CLOSED')
    expect(refusalOf(await scene.call('createForumTopic', { chat_id: forum, name: 'Care' }))).toBe(
      '400 Bad Request: not enough rights to create a topic',
    )
  })
})
