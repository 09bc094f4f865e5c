import { randomUUID } from 'node:crypto'
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DataKeyError, newDataKey, parseDataKeys, type DataKeys } from './data-key.ts'

/**
 * The keys of the embedded store, from `data.key` in its folder; made on the first start, for the owner's eyes only.
 * Two processes that start at once get the same key. A key that exists is never written over: what it sealed would
 * be lost. Older keys may stand below the first, one a line.
 *
 * @throws DataKeyError when the file holds no key, or cannot be read or made
 */
export function loadDataKeyFile(dataDir: string): DataKeys {
  const path = join(dataDir, 'data.key')
  return parseDataKeys(readIfThere(path) ?? makeKeyFile(dataDir, path), path)
}

function makeKeyFile(dataDir: string, path: string): string {
  const draft = join(dataDir, `data.key.${randomUUID()}`)
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    writeDurably(draft, `${newDataKey()}\n`)
    linkUnlessThere(draft, path)
    unlinkSync(draft)
    syncFolder(dataDir)
  } catch (error) {
    throw new DataKeyError(`${path}: cannot be made (${codeOf(error)}). Is the folder writable?`, {
      cause: error,
    })
  }
  return readIfThere(path) ?? ''
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') return null
    throw new DataKeyError(`${path}: cannot be read (${code}).`, { cause: error })
  }
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Appears whole or not at all, and never replaces what another process was first to put there. */
function linkUnlessThere(draft: string, path: string): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/** The name of a new file is only safe once its folder is on the disk. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

function codeOf(error: unknown): string {
  return String(Reflect.get(Object(error), 'code') ?? 'unknown')
}
