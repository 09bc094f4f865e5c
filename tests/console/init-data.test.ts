import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longestAge, readInitData } from '../../src/console/init-data.ts'
import { signatureOf, signWebAppData } from '../../src/playground/bot-api/web-app-data.ts'

const token = '123456:abcdefghijklmnopqrstuvwx'
const now = Date.parse('2026-11-24T12:00:00Z')
const person = { id: 5_100_011, is_bot: false, first_name: 'Mo & Co=1', language_code: 'en' }
const good = signWebAppData(person, token, now)
const read = (initData: string, at = now, botToken = token) => readInitData(initData, botToken, at)
const signed = (fields: Record<string, string>) =>
  new URLSearchParams({ ...fields, hash: signatureOf(fields, token) }).toString()
const fieldsOf = (initData: string) => Object.fromEntries(new URLSearchParams(initData))
const { hash: _, ...unsigned } = fieldsOf(good)
const withoutHash = new URLSearchParams(unsigned).toString()

describe('what Telegram has signed', () => {
  test('says who opened the page, whatever the order of its fields', () => {
    expect(read(good)).toEqual({ personId: person.id })
    const turned = new URLSearchParams([...new URLSearchParams(good)].toReversed()).toString()
    expect(read(turned)).toEqual({ personId: person.id })
    expect(read(signed({ ...unsigned, chat_type: 'private', start_param: 'a' }))).not.toBeNull()
  })

  test('agrees with a vector that was made with other software', () => {
    // printf 'auth_date=1700000000\nuser={"id":42}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:<HMAC of the token>
    const vector =
      'auth_date=1700000000&user=%7B%22id%22%3A42%7D&hash=8c69379e867da2d7989da1aeed6bd657bf1c3c3d40cf203ecf36c7d42a93e45a'
    expect(read(vector, 1_700_000_000_000)).toEqual({ personId: 42 })
  })

  test('holds for five minutes, and not before its time', () => {
    expect(read(good, now + longestAge)).not.toBeNull()
    expect(read(good, now + longestAge + 1)).toBeNull()
    expect(read(good, now - 5000)).not.toBeNull()
    expect(read(good, now - 5001)).toBeNull()
  })

  const without = (name: string) =>
    signed(Object.fromEntries(Object.entries(unsigned).filter(([field]) => field !== name)))
  const refused: readonly [why: string, initData: string][] = [
    ['nothing', ''],
    ['no text of that kind', 'hello'],
    ['no hash', withoutHash],
    ['an empty hash', `${withoutHash}&hash=`],
    ['a hash that is none', `${withoutHash}&hash=${'z'.repeat(64)}`],
    ['the hash of something else', `${withoutHash}&hash=${'0'.repeat(64)}`],
    ['a hash in capitals', good.replace(/hash=\w+/, (hash) => `hash=${hash.slice(5).toUpperCase()}`)],
    ['another person under the same hash', good.replace('5100011', '5100012')],
    ['no date', without('auth_date')],
    ['a date that is none', signed({ ...unsigned, auth_date: 'soon' })],
    ['a date in the far future', signed({ ...unsigned, auth_date: '99999999999' })],
    ['an endless date', signed({ ...unsigned, auth_date: 'Infinity' })],
    ['no person', without('user')],
    ['a person that is no JSON', signed({ ...unsigned, user: '{id:1}' })],
    ['a person without id', signed({ ...unsigned, user: '{"first_name":"Mo"}' })],
    ['an id that is a chat', signed({ ...unsigned, user: '{"id":-1002100000002}' })],
    ['an id as text', signed({ ...unsigned, user: '{"id":"5100011"}' })],
    ['a field twice', `${good}&auth_date=${Math.floor(now / 1000)}`],
    ['a second person behind the first', `${good}&user=%7B%22id%22%3A1%7D`],
    ['a second hash', `${good}&hash=${fieldsOf(good)['hash'] ?? ''}`],
    ['a field that was added', `${good}&start_param=x`],
    ['far too much', signed({ ...unsigned, padding: 'x'.repeat(5000) })],
  ]
  test.each(refused)('is refused with %s', (_why, initData) => {
    expect(read(initData)).toBeNull()
  })

  test('is refused when another bot has signed it', () => {
    expect(read(signWebAppData(person, '654321:abcdefghijklmnopqrstuvwx', now))).toBeNull()
    expect(read(good, now, '654321:abcdefghijklmnopqrstuvwx')).toBeNull()
  })

  test('is refused after any change of a value, name or hash', () => {
    const names = Object.keys(fieldsOf(good))
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.string({ minLength: 1 }), (name, at, put) => {
        const fields = fieldsOf(good)
        const value = fields[name] ?? ''
        const place = at % (value.length + 1)
        const changed = value.slice(0, place) + put + value.slice(place + put.length)
        fc.pre(changed !== value)
        expect(read(new URLSearchParams({ ...fields, [name]: changed }).toString())).toBeNull()
      }),
      { numRuns: 2000 },
    )
  })

  test('is read without a throw, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (any) => read(any) === null))
  })
})
