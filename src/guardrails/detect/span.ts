import type { TextVariant } from '../text/read-text.ts'

/** A place where a pattern was found. */
export interface Span {
  /** Token positions, or positions in the folded text; `end` is exclusive. */
  readonly unit: 'token' | 'text'
  readonly start: number
  readonly end: number
  /** Place of the clause in the variant; -1 when the pattern spans clauses or is a piece of text. */
  readonly clause: number
}

export function overlaps(a: Span, b: Span): boolean {
  return a.unit === b.unit && a.start < b.end && b.start < a.end
}

export function touches(a: Span, b: Span): boolean {
  return a.unit === b.unit && a.start <= b.end && b.start <= a.end
}

/** The tokens among which a span lies. */
export function boundsOf(variant: TextVariant, span: Span): { readonly from: number; readonly to: number } {
  return variant.clauses[span.clause] ?? { from: 0, to: variant.tokens.length }
}

/** Offsets in the message as it was sent; both 0 for a piece of text, whose place is not kept. */
export function placeOf(variant: TextVariant, span: Span): { start: number; end: number } {
  if (span.unit === 'text') return { start: 0, end: 0 }
  return { start: variant.tokens[span.start]?.start ?? 0, end: variant.tokens[span.end - 1]?.end ?? 0 }
}
