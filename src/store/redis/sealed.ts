import * as z from 'zod'
import type { SealedPage, SealedValue, Store } from '../store.ts'
import type { RedisClient } from './client.ts'
import { flatPairs } from './flat-pairs.ts'
import { conversationKeys, conversationOf, everyConversation, settingsKey } from './keys.ts'
import { swapField } from './swap-field.ts'

/** Record of a flag or an outbox item: of its fields only the payload matters here. */
const record = z
  .string()
  .transform((written): unknown => JSON.parse(written))
  .pipe(z.looseObject({ payload: z.string() }))
const scanReply = z.tuple([z.string(), z.array(z.string())])

/**
 * Every sealed value, for a rotation of keys. Conversations stand in no index, so this walks through all keys: the
 * only thing that does, and in the background. SCAN meets every key that is there from its beginning to its end.
 */
export function createSealed(client: RedisClient): Pick<Store, 'sealedPage' | 'swapSealed'> {
  const fieldsOf = async (key: string) => flatPairs.parse(await client.call('HGETALL', key))
  return {
    async sealedPage(after, size): Promise<SealedPage> {
      if (after === null) {
        const settings = await fieldsOf(settingsKey)
        return {
          values: settings.map(([name, payload]) => ({ kind: 'setting', name, payload })),
          next: '0',
        }
      }
      const reply = await client.call('SCAN', after, 'MATCH', everyConversation, 'COUNT', size)
      const [next, keys] = scanReply.parse(reply)
      const values = await Promise.all(keys.map((key) => valuesAt(client, fieldsOf, key)))
      return { values: values.flat(), next: next === '0' ? null : next }
    },
    async swapSealed(held, payload) {
      if (held.kind === 'setting') return swapField(client, settingsKey, held.name, held.payload, payload)
      const keys = conversationKeys(held.conversation)
      if (held.kind === 'snapshot') return swapField(client, keys.state, 'snapshot', held.payload, payload)
      const [key, field] =
        held.kind === 'neighbour'
          ? ([keys.neighbours, held.flagId] as const)
          : ([held.kind === 'flag' ? keys.flags : keys.outbox, held.id] as const)
      const whole = z
        .string()
        .nullable()
        .parse(await client.call('HGET', key, field))
      const changed =
        whole === null
          ? null
          : held.kind === 'neighbour'
            ? withLine(whole, held.payload, payload)
            : withPayload(whole, held.payload, payload)
      return whole !== null && changed !== null && swapField(client, key, field, whole, changed)
    },
  }
}

async function valuesAt(
  client: RedisClient,
  fieldsOf: (key: string) => Promise<readonly (readonly [string, string])[]>,
  key: string,
): Promise<readonly SealedValue[]> {
  const conversation = conversationOf(key)
  if (conversation === null) return []
  const keys = conversationKeys(conversation)
  switch (key) {
    case keys.state: {
      const payload = z
        .string()
        .nullable()
        .parse(await client.call('HGET', key, 'snapshot'))
      return payload === null ? [] : [{ kind: 'snapshot', conversation, payload }]
    }
    case keys.outbox:
    case keys.flags: {
      const kind = key === keys.flags ? 'flag' : 'outbox'
      return (await fieldsOf(key)).map(([id, written]): SealedValue => {
        const { payload } = record.parse(written)
        return { kind, conversation, id, payload }
      })
    }
    case keys.neighbours:
      return (await fieldsOf(key)).flatMap(([flagId, lines]) =>
        lines
          .split('\n')
          .map((payload): SealedValue => ({ kind: 'neighbour', conversation, flagId, payload })),
      )
    default:
      return []
  }
}

/** The record with another payload; null when it holds another one by now. */
function withPayload(written: string, before: string, payload: string): string | null {
  const held = record.parse(written)
  return held.payload === before ? JSON.stringify({ ...held, payload }) : null
}

function withLine(lines: string, before: string, payload: string): string | null {
  const all = lines.split('\n')
  return all.includes(before) ? all.map((line) => (line === before ? payload : line)).join('\n') : null
}
