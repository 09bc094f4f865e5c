import { describe, expect, test } from 'vitest'
import { createLanes, type Delivery } from '../../src/bot/outbound/lanes.ts'
import type { SendMessage } from '../../src/bot/outbound/send-message.ts'
import type { SendOutcome } from '../../src/bot/outbound/send-outcome.ts'
import { plainReference, type Reference } from '../../src/content/reference.ts'

function delivery(entry: Reference['entry'], more: Partial<Delivery> = {}): Delivery {
  return {
    crisis: false,
    reference: plainReference(entry),
    target: { chatId: 1, threadId: null, editMessageId: null, replyToMessageId: null },
    ...more,
  }
}

/** Answers from a list, then accepts; tells in which order the tries came. */
function telegram(...answers: SendOutcome[]) {
  const tries: { entry: string; chatId: number; edit: number | null }[] = []
  const send: SendMessage = async (target, { entry }) => {
    tries.push({ entry, chatId: target.chatId, edit: target.editMessageId })
    return answers.shift() ?? { kind: 'accepted' }
  }
  return { send, tries }
}

const soon: SendOutcome = { kind: 'retry', afterMilliseconds: 20 }

describe('lanes', () => {
  test('messages of a chat go out in order, also when the first has to be tried again', async () => {
    const { send, tries } = telegram(soon)
    const lanes = createLanes(send, () => {})
    await Promise.all([lanes.deliver(delivery('menu')), lanes.deliver(delivery('help'))])
    expect(tries.map(({ entry }) => entry)).toEqual(['menu', 'menu', 'help'])
  })

  test('a crisis reply overtakes what waits, and is called in the same tick', () => {
    const { send, tries } = telegram(soon)
    const lanes = createLanes(send, () => {})
    void lanes.deliver(delivery('menu'))
    void lanes.deliver(delivery('help'))
    void lanes.deliver(delivery('crisis-suicide', { crisis: true }))
    expect(tries.map(({ entry }) => entry)).toContain('crisis-suicide')
  })

  test('a crisis reply is tried until Telegram has answered', async () => {
    const { send, tries } = telegram(...Array.from({ length: 20 }, () => ({ ...soon, afterMilliseconds: 1 })))
    const lanes = createLanes(send, () => {})
    expect(await lanes.deliver(delivery('crisis-suicide', { crisis: true }))).toBe('accepted')
    expect(tries.length).toBe(21)
  })

  test('another message is given up after some tries, and stays in the outbox', async () => {
    const { send } = telegram(...Array.from({ length: 20 }, () => ({ ...soon, afterMilliseconds: 1 })))
    expect(await createLanes(send, () => {}).deliver(delivery('menu'))).toBe('given-up')
  })

  test('a group that became a supergroup is followed', async () => {
    const { send, tries } = telegram({ kind: 'migrated', toChatId: -100 })
    expect(await createLanes(send, () => {}).deliver(delivery('menu'))).toBe('accepted')
    expect(tries.at(-1)?.chatId).toBe(-100)
  })

  test('a page whose message is gone comes as a new message', async () => {
    const { send, tries } = telegram({ kind: 'place-gone' })
    const target = { chatId: 1, threadId: null, editMessageId: 7, replyToMessageId: null }
    await createLanes(send, () => {}).deliver(delivery('menu', { target }))
    expect(tries.map(({ edit }) => edit)).toEqual([7, null])
  })

  test('what waits for a chat that left is dropped', async () => {
    const { send, tries } = telegram(soon)
    const lanes = createLanes(send, () => {})
    const first = lanes.deliver(delivery('menu'))
    const second = lanes.deliver(delivery('help'))
    await Promise.resolve()
    lanes.drop(1)
    expect(await Promise.all([first, second])).toEqual(['dropped', 'dropped'])
    expect(tries.map(({ entry }) => entry)).not.toContain('help')
  })

  test('what somebody else has claimed is not sent', async () => {
    const { send, tries } = telegram()
    const lanes = createLanes(send, () => {})
    expect(await lanes.deliver(delivery('menu', { claim: async () => false }))).toBe('dropped')
    expect(tries).toEqual([])
  })

  test('draining waits for what is under way', async () => {
    const { send, tries } = telegram(soon)
    const lanes = createLanes(send, () => {})
    void lanes.deliver(delivery('menu'))
    await lanes.drain(5000)
    expect(tries.length).toBe(2)
  })
})
