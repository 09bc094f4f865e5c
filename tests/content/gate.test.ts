import { InputFile } from 'grammy'
import { describe, expect, test } from 'vitest'
import { auditFileHead, auditFileName } from '../../src/content/gate/audit-file.ts'
import { createGate, type Gate } from '../../src/content/gate.ts'
import type { FindAmounts } from '../../src/content/gate/gate-verdict.ts'
import type { Reference } from '../../src/content/reference.ts'
import { content, reference, region } from './shelf.ts'

const noAmounts: FindAmounts = () => []
const gate = createGate(content, noAmounts)

const crisis = reference('crisis-suicide', {
  region: region('US'),
  keyboard: [[{ kind: 'action', id: 'safe-yes' }]],
})

function payloadOf(one: Reference): Record<string, unknown> {
  const { text, entities, keyboard } = content.render(one)
  return {
    chat_id: 1,
    text,
    entities: structuredClone(entities),
    link_preview_options: { is_disabled: true },
    reply_markup: { inline_keyboard: structuredClone(keyboard) },
  }
}

function reason(method: string, payload: unknown, references: readonly Reference[] = [], by: Gate = gate) {
  const verdict = by.check(method, payload, references)
  return verdict.passes ? 'passes' : verdict.reason
}

describe('the gate', () => {
  test('lets through what the content renders', () => {
    expect(reason('sendMessage', payloadOf(crisis), [crisis])).toBe('passes')
    expect(reason('editMessageText', { ...payloadOf(crisis), message_id: 5 }, [crisis])).toBe('passes')
  })

  test.each<[string, Record<string, unknown>, string]>([
    ['a letter more', { text: `${content.render(crisis).text} ` }, 'text-differs'],
    ['another text', { text: 'Take two.' }, 'text-differs'],
    ['a missing entity', { entities: [] }, 'text-differs'],
    ['entities left out', { entities: undefined }, 'text-differs'],
    [
      'another link',
      { entities: [{ type: 'text_link', offset: 0, length: 1, url: 'https://x.y' }] },
      'text-differs',
    ],
    [
      'a foreign button',
      { reply_markup: { inline_keyboard: [[{ text: 'x', url: 'https://x.y' }]] } },
      'keyboard-differs',
    ],
    ['no buttons', { reply_markup: undefined }, 'keyboard-differs'],
    ['a parse mode', { parse_mode: 'HTML' }, 'unknown-field'],
    ['a caption', { caption: 'x' }, 'unknown-field'],
    ['a preview', { link_preview_options: { url: 'https://x.y' } }, 'unknown-field'],
    ['a quote of the person', { reply_parameters: { message_id: 1, quote: 'I want' } }, 'unknown-field'],
  ])('refuses %s', (_what, change, expected) => {
    expect(reason('sendMessage', { ...payloadOf(crisis), ...change }, [crisis])).toBe(expected)
  })

  test('refuses a message that names no entry, or another one', () => {
    expect(reason('sendMessage', payloadOf(crisis))).toBe('no-reference')
    expect(reason('sendMessage', payloadOf(crisis), [{ ...crisis, variant: 1 }])).toBe('text-differs')
  })

  test.each(['sendPhoto', 'sendPoll', 'forwardMessage', 'copyMessage', 'setChatTitle', 'x', ''])(
    'refuses the method %j',
    (method) => {
      expect(reason(method, payloadOf(crisis), [crisis])).toBe('unknown-method')
    },
  )

  test('lets a notice above the chat through when it is a card, and no other text', () => {
    const held = reference('notice-held-by-other', { values: { holder: { key: 'abc', id: null } } })
    const { text } = content.render(held)
    expect(reason('answerCallbackQuery', { callback_query_id: '1', text }, [held])).toBe('passes')
    expect(reason('answerCallbackQuery', { callback_query_id: '1', text })).toBe('label-unknown')
    expect(reason('answerCallbackQuery', { callback_query_id: '1', text: 'Ben has it.' }, [held])).toBe(
      'text-differs',
    )
  })

  test('lets topics of flags be made, and no other', () => {
    expect(reason('createForumTopic', { chat_id: 1, name: 'Suicide' })).toBe('passes')
    expect(reason('createForumTopic', { chat_id: 1, name: 'Take two' })).toBe('label-unknown')
    expect(reason('createForumTopic', { chat_id: 1, name: 'Suicide', icon_color: 1 })).toBe('unknown-field')
  })

  describe('sends one document alone: the audit trail, without any text', () => {
    const hash = 'a'.repeat(64)
    const row = `1,2026-11-24T12:00:00.000Z,7-abc,Xy_-9,resolve,suicide,critical,helped,,rule-a+rule-b,${hash}`
    const document = (text: string, name = auditFileName) => ({
      chat_id: 1,
      document: new InputFile(Buffer.from(text), name),
    })

    test('passes', () => {
      expect(reason('sendDocument', document(`${auditFileHead}\n${row}\n`))).toBe('passes')
      expect(reason('sendDocument', document(`${auditFileHead}\n`))).toBe('passes')
    })

    test.each([
      ['another file name', document(`${auditFileHead}\n${row}\n`, 'notes.txt')],
      ['another head', document(`a,b\n${row}\n`)],
      ['words', document(`${auditFileHead}\n${row.replace('rule-a', 'she said')}\n`)],
      ['a row too short', document(`${auditFileHead}\n1,2,${hash}\n`)],
      ['a file of the disk', { chat_id: 1, document: new InputFile('/etc/hostname', auditFileName) }],
      ['an id of a file', { chat_id: 1, document: 'AgAD' }],
    ])('refuses %s', (_what, payload) => {
      expect(reason('sendDocument', payload)).toBe('document-unknown')
    })

    test('refuses a caption', () => {
      expect(reason('sendDocument', { ...document(`${auditFileHead}\n`), caption: 'x' })).toBe(
        'unknown-field',
      )
    })
  })

  test.each(['getMe', 'getUpdates', 'deleteMessage', 'sendChatAction', 'setWebhook', 'leaveChat'])(
    'lets %s through: it carries no text',
    (method) => {
      expect(reason(method, {})).toBe('passes')
    },
  )

  test.each<[unknown]>([[null], [undefined], [42], ['text'], [[]], [{}]])(
    'refuses the payload %j',
    (payload) => {
      expect(reason('sendMessage', payload, [crisis])).toBe('unknown-field')
    },
  )

  test('a notice to a button is empty, or a label of the content', () => {
    const call = (text?: string) =>
      reason('answerCallbackQuery', { callback_query_id: '1', ...(text === undefined ? {} : { text }) })
    expect(call()).toBe('passes')
    expect(call('Menu')).toBe('passes')
    expect(call('Anything')).toBe('label-unknown')
    expect(reason('answerCallbackQuery', { callback_query_id: '1', url: 'https://x.y' })).toBe(
      'unknown-field',
    )
  })

  test('an inline result is an entry with its own title', () => {
    const topic = reference('topic:naloxone')
    const { text, entities } = content.render(topic)
    const result = (title: string, message_text: string) => ({
      type: 'article',
      id: '0',
      title,
      input_message_content: { message_text, entities, link_preview_options: { is_disabled: true } },
    })
    const call = (results: unknown[]) =>
      reason('answerInlineQuery', { inline_query_id: '1', results }, [topic])
    expect(call([result('Naloxone', text)])).toBe('passes')
    expect(call([result('Buy now', text)])).toBe('title-differs')
    expect(call([result('Naloxone', 'x')])).toBe('text-differs')
    expect(call([])).toBe('no-reference')
  })

  test('the profile is the one of the content', () => {
    const profile = content.profile('en')
    expect(reason('setMyCommands', { commands: profile?.commands })).toBe('passes')
    expect(reason('setMyCommands', { commands: [{ command: 'x', description: 'y' }] })).toBe(
      'profile-differs',
    )
    expect(reason('setMyDescription', { description: profile?.description })).toBe('passes')
    expect(reason('setMyDescription', { description: 'x' })).toBe('profile-differs')
    expect(reason('setMyShortDescription', { short_description: profile?.shortDescription })).toBe('passes')
    expect(reason('setMyName', { name: 'Other' })).toBe('profile-differs')
    expect(reason('setMyName', { name: profile?.name, language_code: 'xx' })).toBe('profile-differs')
  })

  test('a keyboard may be taken away, and changed only to what the content renders', () => {
    expect(reason('editMessageReplyMarkup', { chat_id: 1, message_id: 2 })).toBe('passes')
    const foreign = { inline_keyboard: [[{ text: 'x', callback_data: 'y' }]] }
    expect(reason('editMessageReplyMarkup', { chat_id: 1, reply_markup: foreign }, [crisis])).toBe(
      'keyboard-differs',
    )
  })

  test('an amount stops a message even when the content renders it', () => {
    const strict = createGate(content, (text) => (text.includes('988') ? [{ text: '988' }] : []))
    expect(reason('sendMessage', payloadOf(crisis), [crisis], strict)).toBe('amount')
  })

  test('first aid is told to the check entry by entry, not for the whole message', () => {
    const seen: [string, boolean][] = []
    const watching = createGate(content, (text, { firstAid }) => {
      seen.push([text, firstAid])
      return []
    })
    const both = reference('crisis-suicide', { also: ['overdose'] })
    expect(reason('sendMessage', payloadOf(both), [both], watching)).toBe('passes')
    expect(seen.map(([, firstAid]) => firstAid)).toEqual([false, true])
  })

  test('what a person wrote is no word of ours: the excerpt for moderators is not searched for amounts', () => {
    const card = reference('moderator-flag', { values: { excerpt: 'I took 40 grams' } })
    const strict = createGate(content, (text) => (text.includes('40') ? [{ text: '40' }] : []))
    expect(content.render(card).text).toContain('40 grams')
    expect(reason('sendMessage', payloadOf(card), [card], strict)).toBe('passes')
  })
})
