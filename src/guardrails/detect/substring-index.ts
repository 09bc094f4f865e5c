import type { Lexicon } from './lexicon.ts'

/** How far, in characters, the next part of a `~` pattern may stand behind the one before it. */
const reach = 40

/** Finds `~` patterns: pieces of text wherever they stand, for scripts that do not part words. */
export interface SubstringIndex {
  /** Calls `onHit` with the number of each pattern found, and where in the folded text it begins and ends. */
  scan(text: string, onHit: (pattern: number, start: number, end: number) => void): void
}

interface Entry {
  readonly pattern: number
  readonly head: string
  readonly rest: readonly (readonly string[])[]
}

/**
 * @param patterns with their number; the `~` is still at their beginning.
 * @param foldText gives text the form of the folded message.
 * @throws Error for an unclosed group, an unknown class or a first part under two characters.
 */
export function indexSubstrings(
  patterns: readonly { readonly pattern: number; readonly source: string }[],
  lexicon: Lexicon,
  foldText: (text: string) => string,
): SubstringIndex {
  const byHead = entriesByHead(patterns, lexicon, foldText)

  return {
    scan(text, onHit) {
      if (byHead.size === 0) return
      for (let at = 0; at + 1 < text.length; at++) {
        const entries = byHead.get(headKey(text, at))
        if (!entries) continue
        for (const { pattern, head, rest } of entries) {
          if (!text.startsWith(head, at)) continue
          const end = followParts(text, at + head.length, rest)
          if (end >= 0) onHit(pattern, at, end)
        }
      }
    },
  }
}

/** Apart from the scan, so that what folds and expands does not stay in memory with it. */
function entriesByHead(
  patterns: readonly { readonly pattern: number; readonly source: string }[],
  lexicon: Lexicon,
  foldText: (text: string) => string,
): ReadonlyMap<number, readonly Entry[]> {
  const byHead = new Map<number, Entry[]>()
  for (const { pattern, source } of patterns) {
    const parts = source
      .slice(1)
      .split(' .. ')
      .map((part) => expand(part.trim(), source, lexicon).map(foldText))
    const [heads = [], ...rest] = parts
    for (const head of heads) {
      if (head.length < 2) throw new Error(`pattern "${source}": its first part needs two characters or more`)
      const key = headKey(head, 0)
      const list = byHead.get(key) ?? []
      list.push({ pattern, head, rest })
      byHead.set(key, list)
    }
  }
  return byHead
}

function headKey(text: string, at: number): number {
  return text.charCodeAt(at) * 65_536 + text.charCodeAt(at + 1)
}

/** End of the last part when each stands within reach of the one before, else -1. */
function followParts(text: string, from: number, parts: readonly (readonly string[])[]): number {
  let end = from
  for (const options of parts) {
    const window = text.slice(end, end + reach)
    let nearest = -1
    for (const option of options) {
      const at = window.indexOf(option)
      if (at >= 0 && (nearest < 0 || at + option.length < nearest)) nearest = at + option.length
    }
    if (nearest < 0) return -1
    end += nearest
  }
  return end
}

/** `a(b|c)@class` -> every way to write it. */
function expand(part: string, source: string, lexicon: Lexicon): readonly string[] {
  let ways: readonly string[] = ['']
  for (const piece of part.match(/\([^()]*\)\??|@[a-z0-9-]+|[^()@]+/gu) ?? []) {
    const options = optionsOf(piece, source, lexicon)
    ways = ways.flatMap((way) => options.map((option) => way + option))
  }
  return ways
}

function optionsOf(piece: string, source: string, lexicon: Lexicon): readonly string[] {
  if (piece.startsWith('(')) {
    const options = piece.slice(1, piece.lastIndexOf(')')).split('|')
    return piece.endsWith('?') ? [...options, ''] : options
  }
  if (!piece.startsWith('@')) return [piece]
  const entries = lexicon.get(piece.slice(1))
  if (!entries) throw new Error(`pattern "${source}": the lexicon has no class ${piece}`)
  return entries.flatMap((entry) => {
    if (entry.startsWith('@')) return optionsOf(entry, source, lexicon)
    return /[|()*?]|\.\./.test(entry) ? [] : [entry.replace(/^~/, '')]
  })
}
