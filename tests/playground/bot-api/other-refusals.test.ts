import { describe, expect, test } from 'vitest'
import type { Payload } from '../../../src/playground/bot-api/payload.ts'
import { createScene, refusalOf, type Scene } from '../scene.ts'

type Row = readonly [why: string, method: string, payload: (scene: Scene) => Payload, refusal: string]

const rows: readonly Row[] = [
  ['an unknown method', 'sendMesage', () => ({}), '404 Not Found: method not found'],
  [
    'an edit of nothing',
    'editMessageText',
    ({ sam }) => ({ chat_id: sam, message_id: 99, text: 'x' }),
    '400 Bad Request: message to edit not found',
  ],
  [
    "an edit of a person's message",
    'editMessageText',
    ({ sam }) => ({ chat_id: sam, message_id: 1, text: 'x' }),
    "400 Bad Request: message can't be edited",
  ],
  [
    'an edit without message',
    'editMessageText',
    ({ sam }) => ({ chat_id: sam, text: 'x' }),
    '400 Bad Request: message identifier is not specified',
  ],
  [
    'an edit of an unknown inline message',
    'editMessageText',
    () => ({ inline_message_id: 'nowhere', text: 'x' }),
    '400 Bad Request: MESSAGE_ID_INVALID',
  ],
  [
    'deleting nothing',
    'deleteMessage',
    ({ sam }) => ({ chat_id: sam, message_id: 99 }),
    '400 Bad Request: message to delete not found',
  ],
  [
    'an answer to no query',
    'answerCallbackQuery',
    () => ({ callback_query_id: '1' }),
    '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
  ],
  [
    'a long notice',
    'answerCallbackQuery',
    () => ({ callback_query_id: '1', text: 'a'.repeat(201) }),
    '400 Bad Request: MESSAGE_TOO_LONG',
  ],
  [
    'too many inline results',
    'answerInlineQuery',
    () => ({ inline_query_id: '1', results: Array.from({ length: 51 }, () => ({})) }),
    '400 Bad Request: RESULTS_TOO_MUCH',
  ],
  [
    'an action that no app shows',
    'sendChatAction',
    ({ sam }) => ({ chat_id: sam, action: 'thinking' }),
    '400 Bad Request: wrong parameter action in request',
  ],
  [
    'a reaction that nobody has',
    'setMessageReaction',
    ({ sam }) => ({ chat_id: sam, message_id: 1, reaction: [{ type: 'emoji', emoji: '🥸' }] }),
    '400 Bad Request: REACTION_INVALID',
  ],
  [
    'a topic outside of a forum',
    'createForumTopic',
    ({ group }) => ({ chat_id: group, name: 'Care' }),
    '400 Bad Request: the chat is not a forum',
  ],
  [
    'pinning without rights',
    'pinChatMessage',
    ({ api, sam, group }) => ({
      chat_id: group,
      message_id: api.people.say(sam, group, 'hi').message.message_id,
    }),
    '400 Bad Request: not enough rights to manage pinned messages in the chat',
  ],
  [
    'leaving a private chat',
    'leaveChat',
    ({ sam }) => ({ chat_id: sam }),
    "400 Bad Request: chat member status can't be changed in private chats",
  ],
  [
    'administrators of a private chat',
    'getChatAdministrators',
    ({ sam }) => ({ chat_id: sam }),
    '400 Bad Request: there are no administrators in the private chat',
  ],
  [
    'a command in capitals',
    'setMyCommands',
    () => ({ commands: [{ command: 'Help', description: 'Help' }] }),
    '400 Bad Request: BOT_COMMAND_INVALID',
  ],
  [
    'a command without description',
    'setMyCommands',
    () => ({ commands: [{ command: 'help', description: ' ' }] }),
    '400 Bad Request: command description must be non-empty',
  ],
  [
    'a language that is none',
    'setMyCommands',
    () => ({ commands: [], language_code: 'english' }),
    '400 Bad Request: invalid language code specified',
  ],
  [
    'an unknown scope',
    'setMyCommands',
    () => ({ commands: [], scope: { type: 'everybody' } }),
    "400 Bad Request: can't parse BotCommandScope: Unsupported type specified",
  ],
  [
    'a webhook in plain HTTP',
    'setWebhook',
    () => ({ url: 'http://example.org/hook' }),
    '400 Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
  ],
  [
    'a secret with a space',
    'setWebhook',
    () => ({ url: 'https://example.org/hook', secret_token: 'a b' }),
    '400 Bad Request: secret token contains unallowed characters',
  ],
]

describe('Telegram refuses, whatever the method, and so does the local server', () => {
  test.each(rows)('%s', async (_why, method, payload, refusal) => {
    const scene = createScene()
    expect(refusalOf(await scene.call(method, payload(scene)))).toBe(refusal)
  })

  test('a wrong token', async () => {
    const { api } = createScene()
    const answer = await api.call('7000000001:another', 'getMe', {})
    expect(answer).toEqual({
      kind: 'answer',
      status: 401,
      body: { ok: false, error_code: 401, description: 'Unauthorized' },
    })
  })
})
