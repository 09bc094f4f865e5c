import { readdirSync, readFileSync } from 'node:fs'

export interface PageFile {
  readonly body: string
  readonly type: string
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
}

/** What the pages of the playground and of the console have in common. */
const sharedParts = new URL('../page-parts/', import.meta.url)

/**
 * The files of a page by path, read once: nothing else on the disk can be asked for.
 *
 * @param base where the page lies on its server, with a slash at the end
 */
export function readPageFiles(folder: URL, base = '/'): ReadonlyMap<string, PageFile> {
  return new Map(
    [sharedParts, folder].flatMap((from) =>
      readdirSync(from).flatMap((name) => {
        const type = types[name.split('.').at(-1) ?? '']
        if (type === undefined) return []
        const path = name === 'index.html' ? base : `${base}${name}`
        return [[path, { body: readFileSync(new URL(name, from), 'utf8'), type }] as const]
      }),
    ),
  )
}
