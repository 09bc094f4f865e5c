import { LineCounter, parseDocument, type Document } from 'yaml'
import type * as z from 'zod'
import type { SourceFile } from '../source-file.ts'
import { readPlainYaml } from './plain-yaml.ts'

/**
 * Reads a YAML data file against a schema.
 * @throws Error naming file, line and what is wrong, one line for each fault.
 */
export function parseYaml<T>(file: SourceFile, schema: z.ZodType<T>): T {
  const plain = schema.safeParse(readPlainYaml(file.text))
  if (plain.success) return plain.data
  const lines = new LineCounter()
  const document = parseDocument(file.text, { lineCounter: lines })
  const syntax = document.errors[0]
  if (syntax) {
    const hint = /plain value cannot start with|Unexpected scalar/i.test(syntax.message)
      ? ' (put quotes around a pattern that begins with @ or *, or holds ": ")'
      : ''
    throw new Error(`${file.path}: ${syntax.message.trimEnd()}${hint}`)
  }
  const parsed = schema.safeParse(document.toJS())
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((issue) => {
    const line = lineOf(document, lines, issue.path)
    return `${file.path}:${line}: ${issue.path.map(String).join('.') || 'file'}: ${issue.message}`
  })
  throw new Error(faults.join('\n'))
}

/** Line of the deepest node on the path that stands in the file. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
      return lines.linePos(Number(node.range[0])).line
    }
  }
  return 1
}
