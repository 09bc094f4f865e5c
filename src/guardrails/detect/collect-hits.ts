import type { TextVariant } from '../text/read-text.ts'
import type { Lexicon } from './lexicon.ts'
import type { MatcherSequence } from './matcher.ts'
import type { PatternCompiler } from './compile-pattern.ts'
import { indexPatterns } from './pattern-index.ts'
import type { RuleBook } from './rule-book.ts'
import { indexSubstrings } from './substring-index.ts'

/** A place where a pattern was found. */
export interface Span {
  /** Token positions, or positions in the folded text; `end` is exclusive. */
  readonly unit: 'token' | 'text'
  readonly start: number
  readonly end: number
  /** Place of the clause in the variant; -1 when the pattern spans clauses or is a piece of text. */
  readonly clause: number
}

/** What was found for one entry of the rule book in one variant of the text. */
export interface EntryHits {
  readonly entry: number
  readonly hits: Span[]
  readonly unless: Span[]
  with: boolean
}

/** Finds all patterns of the book in a variant, by entry. */
export type HitCollector = (variant: TextVariant) => Map<number, EntryHits>

/** @throws Error naming the place and the fault of a pattern that cannot be read. */
export function compileHitCollector(
  book: RuleBook,
  lexicon: Lexicon,
  compiler: PatternCompiler,
  foldText: (text: string) => string,
): HitCollector {
  const inClause: number[] = []
  const inMessage: number[] = []
  const inText: { pattern: number; source: string }[] = []
  book.patterns.forEach(({ source, entry }, pattern) => {
    const owner = book.entries[entry]
    if (source.startsWith('~')) inText.push({ pattern, source })
    else if (owner?.kind === 'rule' && owner.rule.scope === 'message') inMessage.push(pattern)
    else inClause.push(pattern)
  })
  const negations = new Set([...compiler.classOf('negation').words, ...compiler.classOf('gap-barrier').words])
  const none: ReadonlySet<string> = new Set()
  const units = compiler.classOf('unit').words
  const clauseIndex = indexPatterns(compileAll(inClause), units)
  const messageIndex = indexPatterns(compileAll(inMessage), units)
  const textIndex = indexSubstrings(inText, lexicon, foldText)

  function compileAll(numbers: readonly number[]): MatcherSequence[] {
    return numbers.map((number) => {
      const { source, place, entry } = book.patterns[number] ?? { source: '', place: '', entry: -1 }
      try {
        return compiler.compile(source, minds(entry) ? negations : none)
      } catch (cause) {
        throw new Error(`${place}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
      }
    })
  }

  /** Whether negation means something to the entry. */
  function minds(entry: number): boolean {
    const owner = book.entries[entry]
    if (owner?.kind === 'rule') return owner.rule.negation === 'cancels'
    return owner?.kind === 'signal' && owner.signal.negation === 'cancels'
  }

  return (variant) => {
    const found = new Map<number, EntryHits>()
    const add = (pattern: number | undefined, span: Span): void => {
      const { entry, role } = book.patterns[pattern ?? -1] ?? {}
      if (entry === undefined) return
      let hits = found.get(entry)
      if (!hits) found.set(entry, (hits = { entry, hits: [], unless: [], with: false }))
      if (role === 'with') hits.with = true
      else if (role === 'unless') hits.unless.push(span)
      else hits.hits.push(span)
    }
    const { tokens } = variant
    variant.clauses.forEach(({ from, to }, clause) => {
      clauseIndex.scan(tokens, from, to, ({ pattern, start, end }) =>
        add(inClause[pattern], { unit: 'token', start, end, clause }),
      )
    })
    messageIndex.scan(tokens, 0, tokens.length, ({ pattern, start, end }) =>
      add(inMessage[pattern], { unit: 'token', start, end, clause: -1 }),
    )
    textIndex.scan(variant.text, (pattern, start, end) =>
      add(pattern, { unit: 'text', start, end, clause: -1 }),
    )
    return found
  }
}
