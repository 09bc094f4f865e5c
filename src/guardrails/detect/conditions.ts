import type { TextVariant } from '../text/read-text.ts'
import { compilePatternSet, type PatternSet, type PatternTools } from './pattern-set.ts'
import type { BookPattern, RuleBook } from './rule-book.ts'
import { boundsOf, type Span } from './span.ts'

/** The `with` and `unless` of the entries, looked for only when an entry has a hit. */
export interface Conditions {
  /** Whether the entry needs no `with`, or one is found anywhere in the message. */
  isAccompanied(entry: number): boolean
  /** Where patterns of `unless` stand in the clause of a hit. */
  exceptions(entry: number, hit: Span): readonly Span[]
}

/**
 * The conditions of one variant of a text. Each is looked for once, however many hits an entry has.
 * @throws Error naming the place and the fault of a pattern that cannot be read.
 */
export function compileConditions(book: RuleBook, tools: PatternTools): (variant: TextVariant) => Conditions {
  const accompanying = new Map<number, PatternSet>()
  const excepting = new Map<number, PatternSet>()
  for (const [entry, patterns] of byEntry(book, 'with')) {
    accompanying.set(
      entry,
      compilePatternSet(patterns, tools, () => false),
    )
  }
  for (const [entry, patterns] of byEntry(book, 'unless')) {
    excepting.set(
      entry,
      compilePatternSet(patterns, tools, () => false),
    )
  }

  function isAccompanied(entry: number, variant: TextVariant): boolean {
    const set = accompanying.get(entry)
    if (!set) return true
    let found = false
    const onHit = (): void => {
      found = true
    }
    variant.clauses.forEach((clause, number) => {
      if (!found) set.scanTokens(variant, clause, number, onHit)
    })
    if (!found) set.scanText(variant, onHit)
    return found
  }

  function exceptions(set: PatternSet, variant: TextVariant, hit: Span): readonly Span[] {
    const spans: Span[] = []
    const onHit = (_pattern: number, span: Span): void => void spans.push(span)
    if (hit.unit === 'text') set.scanText(variant, onHit)
    else set.scanTokens(variant, boundsOf(variant, hit), hit.clause, onHit)
    return spans
  }

  return (variant) => {
    const accompanied = new Map<number, boolean>()
    const excepted = new Map<string, readonly Span[]>()
    return {
      isAccompanied: (entry) => remembered(accompanied, entry, () => isAccompanied(entry, variant)),
      exceptions(entry, hit) {
        const set = excepting.get(entry)
        if (!set) return []
        const place = `${entry} ${hit.unit} ${hit.clause}`
        return remembered(excepted, place, () => exceptions(set, variant, hit))
      },
    }
  }
}

function remembered<K, V>(known: Map<K, V>, key: K, find: () => V): V {
  const seen = known.get(key)
  if (seen !== undefined) return seen
  const found = find()
  known.set(key, found)
  return found
}

function byEntry(book: RuleBook, role: BookPattern['role']): ReadonlyMap<number, readonly BookPattern[]> {
  const groups = new Map<number, BookPattern[]>()
  for (const pattern of book.patterns) {
    if (pattern.role !== role) continue
    const known = groups.get(pattern.entry)
    if (known) known.push(pattern)
    else groups.set(pattern.entry, [pattern])
  }
  return groups
}
