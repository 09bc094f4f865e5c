import { readFlowList, readScalar, Unplain } from './plain-scalar.ts'

interface Line {
  /** Counted from 0, blank lines and comments too. */
  readonly number: number
  readonly indent: number
  readonly text: string
}

/**
 * Reads the plain part of YAML that the data files are written in: maps, lists, `[a, b]`, plain and quoted scalars
 * and `>-`, many times faster than a full reader, so that the bot starts at once.
 * @returns undefined for a file that uses anything else, or is wrong: then a full reader has to look.
 */
export function readPlainYaml(text: string): unknown {
  const lines = linesOf(text)
  let at = 0

  function block(indent: number): unknown {
    const first = lines[at]
    if (!first || first.indent !== indent) throw new Unplain()
    if (first.text.startsWith('[')) {
      at++
      return value(first.text, indent - 1)
    }
    return first.text.startsWith('- ') ? list(indent) : map(indent)
  }

  function list(indent: number): unknown[] {
    const items: unknown[] = []
    for (let line = lines[at]; line?.indent === indent; line = lines[at]) {
      if (!line.text.startsWith('- ')) throw new Unplain()
      const rest = line.text.slice(2)
      const inner = rest.trimStart()
      if (keyOf(inner) === null) {
        at++
        items.push(value(inner, indent))
      } else {
        // A map that begins behind the dash: its keys stand where the first one does.
        const inside = indent + 2 + rest.length - inner.length
        lines[at] = { ...line, indent: inside, text: inner }
        items.push(map(inside))
      }
    }
    endsAt(indent)
    return items
  }

  function map(indent: number): Record<string, unknown> {
    const entries: Record<string, unknown> = {}
    for (let line = lines[at]; line?.indent === indent; line = lines[at]) {
      const key = keyOf(line.text)
      if (key === null || key in entries) throw new Unplain()
      at++
      const rest = line.text.slice(key.length + 1).trim()
      entries[key] = rest === '' ? nested(indent) : value(rest, indent)
    }
    endsAt(indent)
    return entries
  }

  /** Lists may stand at the indent of their key. */
  function nested(indent: number): unknown {
    const next = lines[at]
    if (!next || next.indent < indent) throw new Unplain()
    if (next.indent === indent) return next.text.startsWith('- ') ? sameIndentList(indent) : fail()
    return block(next.indent)
  }

  function sameIndentList(indent: number): unknown[] {
    const items: unknown[] = []
    for (let line = lines[at]; line?.indent === indent && line.text.startsWith('- '); line = lines[at]) {
      const inner = line.text.slice(2).trim()
      if (keyOf(inner) !== null) throw new Unplain()
      at++
      items.push(value(inner, indent))
    }
    return items
  }

  function value(first: string, indent: number): unknown {
    if (first === '>-') return folded(indent)
    if (!first.startsWith('[')) return readScalar(first)
    let flow = first
    while (!flow.endsWith(']')) {
      const more = lines[at++]
      if (!more || more.indent <= indent) throw new Unplain()
      flow += ` ${more.text}`
    }
    return readFlowList(flow)
  }

  function folded(indent: number): string {
    const parts: string[] = []
    const first = lines[at]
    if (!first || first.indent <= indent) throw new Unplain()
    for (let line = lines[at]; line && line.indent > indent; line = lines[++at]) {
      // What looks like a comment or is blank means something inside a folded text.
      if (line.indent !== first.indent || line.number !== first.number + parts.length) throw new Unplain()
      parts.push(line.text)
    }
    return parts.join(' ')
  }

  function endsAt(indent: number): void {
    const next = lines[at]
    if (next && next.indent > indent) throw new Unplain()
  }

  try {
    const read = block(0)
    return at === lines.length ? read : undefined
  } catch (cause) {
    if (cause instanceof Unplain) return undefined
    throw cause
  }
}

function fail(): never {
  throw new Unplain()
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  text.split('\n').forEach((raw, number) => {
    const line = raw.trimEnd()
    const inner = line.trimStart()
    if (inner === '' || inner.startsWith('#')) return
    lines.push({ number, indent: line.length - inner.length, text: inner })
  })
  return lines
}

/** The key of `key: value`; null when the text is a value. */
function keyOf(text: string): string | null {
  const key = /^[A-Za-z][A-Za-z0-9-]*(?=:(?: |$))/.exec(text)
  return key ? key[0] : null
}
