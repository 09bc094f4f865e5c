/**
 * Reads the plain part of YAML fast: block mappings and sequences of one-line scalars, and one-line lists. That is
 * nearly all of the content, and the full parser would take most of a second of every start. Whatever is not plain
 * gives undefined, and the caller takes the full parser; the tests hold the two to the same result on every file.
 */
export function readPlainYaml(text: string): unknown {
  const lines = text.split('\n').flatMap((line): readonly Line[] => {
    const content = line.trimStart()
    if (content === '' || content.startsWith('#')) return []
    return [{ indent: line.length - content.length, content: content.trimEnd() }]
  })
  try {
    const reader: Reader = { lines, at: 0 }
    const value = readBlock(reader, 0)
    return reader.at === lines.length ? value : undefined
  } catch (error) {
    if (error instanceof NotPlain) return undefined
    throw error
  }
}

interface Line {
  readonly indent: number
  readonly content: string
}

interface Reader {
  readonly lines: Line[]
  at: number
}

class NotPlain extends Error {}

/** A key of a mapping, plain or in single quotes, and what follows it on its line. */
const keyed = /^(?:'([^']+)'|([A-Za-z0-9_][A-Za-z0-9_:-]*)):(?: +(.*))?$/

function readBlock(reader: Reader, indent: number): unknown {
  const line = reader.lines[reader.at]
  if (line === undefined || line.indent !== indent) throw new NotPlain()
  return line.content.startsWith('- ') ? readSequence(reader, indent) : readMapping(reader, indent)
}

function readSequence(reader: Reader, indent: number): unknown[] {
  const items: unknown[] = []
  for (;;) {
    const line = reader.lines[reader.at]
    if (line === undefined || line.indent < indent) return items
    if (line.indent !== indent || !line.content.startsWith('- ')) return items
    const content = line.content.slice(2).trimStart()
    if (keyed.test(content)) {
      // A mapping that begins on the line of its dash: it goes on, indented as deep as its first key.
      const inner = indent + line.content.length - content.length
      reader.lines[reader.at] = { indent: inner, content }
      items.push(readMapping(reader, inner))
    } else {
      reader.at += 1
      items.push(readScalar(content))
    }
  }
}

function readMapping(reader: Reader, indent: number): Record<string, unknown> {
  const entries = new Map<string, unknown>()
  for (;;) {
    const line = reader.lines[reader.at]
    if (line === undefined || line.indent < indent) return Object.fromEntries(entries)
    const match = line.indent === indent ? keyed.exec(line.content) : null
    const key = match?.[1] ?? match?.[2]
    if (key === undefined || entries.has(key)) throw new NotPlain()
    const rest = match?.[3] ?? ''
    reader.at += 1
    entries.set(key, rest === '' ? readNested(reader, indent) : readScalar(rest))
  }
}

/** What stands below a key: a deeper block, or a sequence whose dashes stand under the key. */
function readNested(reader: Reader, indent: number): unknown {
  const next = reader.lines[reader.at]
  if (next === undefined || next.indent < indent) return null
  if (next.indent === indent) return next.content.startsWith('- ') ? readSequence(reader, indent) : null
  return readBlock(reader, next.indent)
}

function readScalar(text: string): unknown {
  if (text.startsWith("'")) return readQuoted(text, "'").replaceAll("''", "'")
  if (text.startsWith('"')) return readQuoted(text, '"')
  if (text.startsWith('[')) return readList(text)
  return readPlain(text)
}

function readQuoted(text: string, quote: string): string {
  const inner = text.slice(1, -1)
  const bare = quote === "'" ? inner.replaceAll("''", '') : inner
  if (text.length < 2 || !text.endsWith(quote) || bare.includes(quote)) throw new NotPlain()
  if (quote === '"' && inner.includes('\\')) throw new NotPlain()
  return inner
}

function readList(text: string): unknown[] {
  const inner = text.slice(1, -1)
  if (!text.endsWith(']') || /[[\]{}"#]/.test(inner)) throw new NotPlain()
  return inner.trim() === '' ? [] : inner.split(', ').map((item) => readItem(item.trim()))
}

function readItem(item: string): unknown {
  if (item.includes(',')) throw new NotPlain()
  return item.startsWith("'") ? readQuoted(item, "'") : readPlain(item)
}

const constants: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['~', null],
])
/** What begins or holds a mark of YAML. */
const marked = /^[\s[\]{},#&*!|>'"%@`?-]|: |:$| #/
/** Every other form of a number in the core schema: https://yaml.org/spec/1.2.2/#1032-tag-resolution */
const otherNumber = /^[-+]?(?:0o[0-7]+|0x[\da-f]+|\d+|(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|\.inf|\.nan)$/i
const wholeNumber = /^(?:0|[1-9][0-9]{0,14})$/
const capitals = /^(?:True|TRUE|False|FALSE|Null|NULL)$/

function readPlain(text: string): unknown {
  const constant = constants.get(text)
  if (constant !== undefined) return constant
  if (wholeNumber.test(text)) return Number(text)
  if (text === '' || marked.test(text) || otherNumber.test(text) || capitals.test(text)) throw new NotPlain()
  return text
}
