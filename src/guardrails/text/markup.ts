/** A piece of markup: where it ends and the code point that it stands for, -1 for none. */
export interface Markup {
  readonly end: number
  readonly code: number
}

const longestTag = 80
const longestEntity = 10
const newline = 10

const entities: Readonly<Record<string, number>> = {
  amp: 38,
  lt: 60,
  gt: 62,
  quot: 34,
  apos: 39,
  nbsp: 32,
  shy: 0xad,
  zwj: 0x200d,
  zwnj: 0x200c,
  hellip: 0x2026,
  ndash: 0x2013,
  mdash: 0x2014,
  lsquo: 0x2018,
  rsquo: 0x2019,
  ldquo: 0x201c,
  rdquo: 0x201d,
  aacute: 0xe1,
  eacute: 0xe9,
  iacute: 0xed,
  oacute: 0xf3,
  uacute: 0xfa,
  ntilde: 0xf1,
}

const blockTags: ReadonlySet<string> = new Set([
  'br',
  'p',
  'div',
  'li',
  'ul',
  'ol',
  'tr',
  'td',
  'h1',
  'h2',
  'h3',
  'hr',
])

/** Reads the HTML tag or entity at a `<` or `&`; null when there is none. Looks at most 80 characters ahead. */
export function readMarkup(text: string, at: number): Markup | null {
  return text.charCodeAt(at) === 38 ? readEntity(text, at) : readTag(text, at)
}

function readEntity(text: string, at: number): Markup | null {
  const found = /^&(#[xX]?)?([A-Za-z0-9]+);/.exec(text.slice(at, at + longestEntity + 2))
  const [whole, marker, name] = found ?? []
  if (whole === undefined || name === undefined) return null
  const code = marker === undefined ? entities[name] : Number.parseInt(name, marker.length === 2 ? 16 : 10)
  if (code === undefined || !Number.isInteger(code) || code < 0 || code > 0x10ffff) return null
  return { end: at + whole.length, code }
}

function readTag(text: string, at: number): Markup | null {
  const [whole, name] =
    /^<\/?([A-Za-z][A-Za-z0-9]*)(?:\s[^<>]*)?\/?>|^<!--[^<>]*-->/.exec(text.slice(at, at + longestTag)) ?? []
  if (whole === undefined) return null
  return { end: at + whole.length, code: blockTags.has(name?.toLowerCase() ?? '') ? newline : -1 }
}
