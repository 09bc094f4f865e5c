import { execFile } from 'node:child_process'
import { createSecretKey } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inspect, promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { loadDataKeyFile } from '../../src/privacy/data-key-file.ts'
import { DataKeyError, newDataKey, parseDataKeys, type DataKeys } from '../../src/privacy/data-key.ts'

const bytes = Buffer.from(Array.from({ length: 32 }, (_, index) => 255 - index * 3))
const inBase64 = bytes.toString('base64')
const inHex = bytes.toString('hex')
const exported = (keys: DataKeys) => keys.map((key) => key.export().toString('hex'))

describe('DATA_KEY', () => {
  it.each([
    ['base64', inBase64],
    ['base64 without its end', inBase64.replace('=', '')],
    ['base64url', bytes.toString('base64url')],
    ['hex', inHex],
    ['hex in capitals', inHex.toUpperCase()],
    ['white space around it', `  ${inBase64}\n`],
  ])('is read in %s', (_how, text) => {
    expect(exported(parseDataKeys(text, 'DATA_KEY'))).toEqual([inHex])
  })

  it('may list older keys behind the newest', () => {
    const [first, second, third] = [newDataKey(), newDataKey(), newDataKey()]
    const read = parseDataKeys(`${first}, ${second},\n${third},`, 'DATA_KEY')
    expect(read.map((key) => key.export().toString('base64'))).toEqual([first, second, third])
  })

  it.each([
    ['', 'DATA_KEY: holds no key'],
    [' , ', 'DATA_KEY: holds no key'],
    ['a-password', 'DATA_KEY: key 1 of 1 is not 32 bytes'],
    [inHex.slice(2), 'DATA_KEY: key 1 of 1 is not 32 bytes'],
    [`${inBase64},${inBase64}A`, 'DATA_KEY: key 2 of 2 is not 32 bytes'],
  ])('is refused as %j, without being shown', (text, told) => {
    const read = () => parseDataKeys(text, 'DATA_KEY')
    expect(read).toThrow(DataKeyError)
    expect(read).toThrow(told)
    for (const word of text.split(/[\s,]+/).filter(Boolean)) expect(read).not.toThrow(word)
  })

  it('does not show itself when it is printed', () => {
    const printed = inspect(parseDataKeys(inHex, 'DATA_KEY'), { depth: 9, showHidden: true })
    expect(printed).not.toContain(inHex)
    expect(printed).not.toContain(bytes.toString('base64'))
    expect(JSON.stringify([createSecretKey(bytes)])).toBe('[{}]')
  })
})

describe('the key file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-key-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is made on the first start, for nobody else to read, and stays', () => {
    const dataDir = join(folder, 'first', 'start')
    const made = exported(loadDataKeyFile(dataDir))
    expect(readdirSync(dataDir)).toEqual(['data.key'])
    expect(statSync(join(dataDir, 'data.key')).mode & 0o777).toBe(0o600)
    expect(statSync(dataDir).mode & 0o077).toBe(0)
    expect(exported(loadDataKeyFile(dataDir))).toEqual(made)
  })

  it('is one for all processes that start at once', async () => {
    const dataDir = join(folder, 'at-once')
    const script = fileURLToPath(new URL('print-data-key.ts', import.meta.url))
    const starts = Array.from({ length: 4 }, () =>
      promisify(execFile)(process.execPath, ['--import', 'tsx', script, dataDir]),
    )
    const printed = (await Promise.all(starts)).map(({ stdout }) => stdout)
    expect(new Set(printed).size).toBe(1)
    expect(readdirSync(dataDir)).toEqual(['data.key'])
  })

  it('may hold older keys, one a line', () => {
    const [first, second] = [newDataKey(), newDataKey()]
    writeFileSync(join(folder, 'data.key'), `${first}\n${second}\n`)
    expect(loadDataKeyFile(folder)).toHaveLength(2)
  })

  it('is never replaced, even when it is broken', () => {
    const dataDir = mkdtempSync(join(folder, 'broken-'))
    writeFileSync(join(dataDir, 'data.key'), 'not a key')
    expect(() => loadDataKeyFile(dataDir)).toThrow(/data\.key: key 1 of 3 is not 32 bytes/)
    expect(readFileSync(join(dataDir, 'data.key'), 'utf8')).toBe('not a key')
  })

  it('tells when it cannot be made', () => {
    writeFileSync(join(folder, 'in-the-way'), '')
    const load = () => loadDataKeyFile(join(folder, 'in-the-way'))
    expect(load).toThrow(DataKeyError)
    expect(load).toThrow(/ENOTDIR/)
  })
})
