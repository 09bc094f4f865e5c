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

/** The files of the page by path, read once: nothing else on the disk can be asked for. */
export function readPageFiles(): ReadonlyMap<string, PageFile> {
  const folder = new URL('../page/', import.meta.url)
  return new Map(
    readdirSync(folder).flatMap((name) => {
      const type = types[name.split('.').at(-1) ?? '']
      if (type === undefined) return []
      const path = name === 'index.html' ? '/' : `/${name}`
      return [[path, { body: readFileSync(new URL(name, folder), 'utf8'), type }] as const]
    }),
  )
}
