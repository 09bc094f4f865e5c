/** Thrown inside the plain reader: the file needs the full one. Never leaves it. */
export class Unplain extends Error {}

/** `[a, 'b', "c"]` -> its items, all strings. */
export function readFlowList(flow: string): string[] {
  const items: string[] = []
  let at = 1
  const end = flow.length - 1
  while (at < end) {
    const quote = flow[at]
    if (quote === ' ' || quote === ',') {
      at++
      continue
    }
    let to = at
    if (quote === "'" || quote === '"') {
      to = endOfQuote(flow, at, quote)
    } else {
      while (to < end && flow[to] !== ',') to++
    }
    items.push(readScalar(flow.slice(at, to).trim(), true))
    at = to
  }
  return items
}

function endOfQuote(flow: string, from: number, quote: string): number {
  const close = flow.indexOf(quote, from + 1)
  const next = flow.slice(close + 1).trimStart()[0]
  if (close < 0 || (next !== ',' && next !== ']')) throw new Unplain()
  return close + 1
}

/** A scalar that is surely a string in YAML too. @throws Unplain for all else. */
export function readScalar(text: string, inFlow = false): string {
  if (text.startsWith("'")) {
    const inner = text.slice(1, -1)
    if (text.length < 2 || !text.endsWith("'") || inner.replaceAll("''", '').includes("'"))
      throw new Unplain()
    return inner.replaceAll("''", "'")
  }
  if (text.startsWith('"')) {
    const inner = text.slice(1, -1)
    if (text.length < 2 || !text.endsWith('"') || /["\\]/.test(inner)) throw new Unplain()
    return inner
  }
  if (/^[-?:,[\]{}#&*!|>%@`]|: | #|:$/.test(text) || isTyped(text)) throw new Unplain()
  if (inFlow && /[[\]{}]/.test(text)) throw new Unplain()
  return text
}

/** Numbers, booleans and null. */
function isTyped(text: string): boolean {
  return /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?|0o[0-7]+|0x[\da-f]+|~|null|true|false|[-+]?\.inf|\.nan)?$/i.test(
    text,
  )
}
