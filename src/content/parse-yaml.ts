import { LineCounter, parse, parseDocument, type Document } from 'yaml'
import type * as z from 'zod'
import type { Place } from './markup/parse-template.ts'
import { readPlainYaml } from './plain-yaml.ts'
import { error, type Problem } from './problem.ts'

export type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problems: readonly Problem[] }

/** Parses YAML through a schema. Never throws; each problem names the line that is wrong. */
export function parseYaml<Schema extends z.ZodType>(
  text: string,
  schema: Schema,
  place: Place,
): Parsed<z.output<Schema>> {
  let raw: unknown
  try {
    raw = readPlainYaml(text) ?? parse(text)
  } catch {
    return { ok: false, problems: syntaxProblems(text, place) }
  }
  const result = schema.safeParse(raw)
  if (result.success) return { ok: true, value: result.data }
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  return {
    ok: false,
    problems: result.error.issues.map((issue) =>
      error(
        place.path,
        place.line - 1 + lineOf(document, lines, issue.path),
        `${issue.path.map(String).join('.') || 'file'}: ${issue.message}`,
        'Make the field as the schema in src/content/schemas/ asks for it.',
      ),
    ),
  }
}

function syntaxProblems(text: string, place: Place): readonly Problem[] {
  const lines = new LineCounter()
  return parseDocument(text, { lineCounter: lines }).errors.map((fault) =>
    error(
      place.path,
      place.line - 1 + lines.linePos(fault.pos[0]).line,
      fault.message.split('\n')[0] ?? 'not YAML',
      'Mend the YAML; words with ": " or a leading mark stand in quotes.',
    ),
  )
}

/** The line of the innermost part of the path that exists. */
function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let depth = path.length; depth > 0; depth -= 1) {
    const node: unknown = document.getIn(path.slice(0, depth), true)
    if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range))
      return lines.linePos(Number(node.range[0])).line
  }
  return 1
}
