/** The syntax tree of a pattern, see docs/guardrails.md. A sequence is matched token by token. */
export type PatternNode =
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'prefix'; readonly prefix: string }
  | { readonly kind: 'class'; readonly name: string }
  | { readonly kind: 'gap'; readonly max: number }
  | { readonly kind: 'choice'; readonly options: readonly PatternSequence[] }
  | { readonly kind: 'optional'; readonly node: PatternNode }
  | { readonly kind: 'clause-start' }
  | { readonly kind: 'clause-end' }
export type PatternSequence = readonly PatternNode[]

const lexemes = /[()|?^$]|\.\.\d*|@[a-z0-9-]+|[^\s()|?^$]+/gu
const defaultGap = 2
/** A match is held in the bits of a number: patterns stay short enough for that. */
const longestGap = 12

/**
 * Reads a pattern over tokens.
 * @param fold turns a word as written into the form that tokens have; may give several tokens.
 * @throws Error that says what is wrong and shows the pattern.
 */
export function parsePattern(source: string, fold: (word: string) => readonly string[]): PatternSequence {
  const parts = source.match(lexemes) ?? []
  let at = 0
  const fail = (why: string): never => {
    throw new Error(`pattern "${source}": ${why}`)
  }

  function sequence(): PatternSequence {
    const nodes: PatternNode[] = []
    while (at < parts.length && parts[at] !== '|' && parts[at] !== ')') {
      const part = parts[at++] ?? ''
      if (part === '?') {
        const last = nodes.pop()
        if (last) nodes.push({ kind: 'optional', node: last })
        else fail('a ? needs a word or group before it')
      } else nodes.push(...element(part))
    }
    return nodes
  }

  function element(part: string): readonly PatternNode[] {
    if (part === '(') return [group()]
    if (part === '^') return [{ kind: 'clause-start' }]
    if (part === '$') return [{ kind: 'clause-end' }]
    if (part.startsWith('..')) return [gap(part)]
    if (part.startsWith('@')) return [{ kind: 'class', name: part.slice(1) }]
    const prefix = part.endsWith('*')
    const words = fold(prefix ? part.slice(0, -1) : part)
    if (words.length === 0) fail(`"${part}" holds no letters or digits`)
    if (prefix && (words.at(-1) ?? '').length < 2) fail(`"${part}" needs two letters or more before the *`)
    const nodes = words.map((word, i): PatternNode =>
      prefix && i === words.length - 1 ? { kind: 'prefix', prefix: word } : { kind: 'word', word },
    )
    // One node even for a word that folds to several tokens, so that a following ? covers all of it.
    return nodes.length === 1 ? nodes : [{ kind: 'choice', options: [nodes] }]
  }

  function gap(part: string): PatternNode {
    const max = part === '..' ? defaultGap : Number(part.slice(2))
    if (max < 1 || max > longestGap) fail(`a gap holds 1 to ${longestGap} words`)
    return { kind: 'gap', max }
  }

  function group(): PatternNode {
    const options = [sequence()]
    while (parts[at] === '|') {
      at++
      options.push(sequence())
    }
    if (parts[at++] !== ')') fail('a ( is not closed')
    if (options.some((o) => o.length === 0)) fail('an empty choice: write (a|b)? when it may be missing')
    return { kind: 'choice', options }
  }

  if (/[^\s(|~]\(|\)[^\s)|?]/u.test(source)) fail('put a space between a word and a group beside it')
  const all = sequence()
  if (at < parts.length) fail(`"${parts[at]}" outside of a group`)
  if (all.length === 0) fail('is empty')
  return all
}
