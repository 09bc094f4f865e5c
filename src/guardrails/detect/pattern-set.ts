import type { TextVariant } from '../text/read-text.ts'
import type { PatternCompiler } from './compile-pattern.ts'
import type { Lexicon } from './lexicon.ts'
import { indexPatterns, type PatternIndex } from './pattern-index.ts'
import type { BookPattern } from './rule-book.ts'
import type { Span } from './span.ts'
import { indexSubstrings, type SubstringIndex } from './substring-index.ts'

/** Patterns of one kind, those over tokens and those over text, found together. */
export interface PatternSet {
  /** Calls `onHit` with the place in the list of each pattern found between two tokens. */
  scanTokens(
    variant: TextVariant,
    bounds: { readonly from: number; readonly to: number },
    clause: number,
    onHit: (pattern: number, span: Span) => void,
    skip?: (pattern: number) => boolean,
  ): void
  /** The same for `~` patterns, in the whole text. */
  scanText(variant: TextVariant, onHit: (pattern: number, span: Span) => void): void
}

export interface PatternTools {
  readonly compiler: PatternCompiler
  readonly lexicon: Lexicon
  readonly foldText: (text: string) => string
  /** Words that may be glued to a number. */
  readonly units: ReadonlySet<string>
  /** Words that a gap must not swallow where negation counts. */
  readonly negations: ReadonlySet<string>
}

const none: ReadonlySet<string> = new Set()

/**
 * @param minds whether negation means something to the owner of a pattern.
 * @throws Error naming the place and the fault of a pattern that cannot be read.
 */
export function compilePatternSet(
  patterns: readonly BookPattern[],
  tools: PatternTools,
  minds: (pattern: BookPattern) => boolean,
): PatternSet {
  const { overTokens, tokenIndex, textIndex } = indexes(patterns, tools, minds)
  return {
    scanTokens(variant, { from, to }, clause, onHit, skip) {
      tokenIndex.scan(
        variant.tokens,
        from,
        to,
        (index, start, end) => onHit(overTokens[index] ?? -1, { unit: 'token', start, end, clause }),
        skip && ((index) => skip(overTokens[index] ?? -1)),
      )
    },
    scanText(variant, onHit) {
      textIndex.scan(variant.text, (pattern, start, end) =>
        onHit(pattern, { unit: 'text', start, end, clause: -1 }),
      )
    },
  }
}

/** Apart from the scans, so that the compiler and the sources do not stay in memory with them. */
function indexes(
  patterns: readonly BookPattern[],
  tools: PatternTools,
  minds: (pattern: BookPattern) => boolean,
): {
  readonly overTokens: Int32Array
  readonly tokenIndex: PatternIndex
  readonly textIndex: SubstringIndex
} {
  const overTokens: number[] = []
  const overText: { pattern: number; source: string }[] = []
  const sequences = patterns.flatMap((pattern, number) => {
    if (pattern.source.startsWith('~')) {
      overText.push({ pattern: number, source: pattern.source })
      return []
    }
    overTokens.push(number)
    return [
      naming(pattern, () => tools.compiler.compile(pattern.source, minds(pattern) ? tools.negations : none)),
    ]
  })
  const tokenIndex = indexPatterns(sequences, tools.units)
  const textIndex = naming(patterns[0], () => indexSubstrings(overText, tools.lexicon, tools.foldText))
  return { overTokens: Int32Array.from(overTokens), tokenIndex, textIndex }
}

function naming<T>(pattern: BookPattern | undefined, make: () => T): T {
  try {
    return make()
  } catch (cause) {
    throw new Error(`${pattern?.place ?? ''}: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}
