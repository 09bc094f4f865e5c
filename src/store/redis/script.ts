import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** One atomic operation. */
export interface Script {
  readonly name: string
  readonly keyCount: number
  readonly lua: string
  readonly sha1: string
}

/**
 * Reads `lua/<name>.lua`. The number at the end of the name is the number of its keys.
 *
 * @throws Error when the file is missing or its name does not end in a number
 */
export function readScript(name: string): Script {
  const keyCount = Number(/-(\d)$/.exec(name)?.[1])
  if (Number.isNaN(keyCount)) throw new Error(`lua/${name}.lua: the name must end in the number of its keys`)
  const lua = readFileSync(new URL(`lua/${name}.lua`, import.meta.url), 'utf8')
  return { name, keyCount, lua, sha1: createHash('sha1').update(lua).digest('hex') }
}
