import type { Token, Tokenise } from './tokens.ts'

/** One kind of thing is taken out of a text. Pure; costs time in proportion to the text's length. */
export type RedactionStep = (text: string) => string

/** Tokens that are taken out: from the first index, up to the second and without it. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly label: `[${string}]`
}

/** Finds what begins at a token; null when nothing does. */
export type SpanFinder = (tokens: readonly Token[], index: number) => Span | null

/** A step that goes through the tokens once and lets each finder have a look, in this order, at each of them. */
export function stepOf(tokenise: Tokenise, finders: readonly SpanFinder[]): RedactionStep {
  return (text) => {
    const tokens = tokenise(text)
    let redacted = ''
    let done = 0
    for (let index = 0; index < tokens.length;) {
      const span = firstFound(finders, tokens, index)
      const [first, last] = span === null ? [] : [tokens[span.from], tokens[span.to - 1]]
      if (span === null || first === undefined || last === undefined) {
        index += 1
        continue
      }
      redacted += text.slice(done, first.start) + span.label
      done = last.end
      index = Math.max(span.to, index + 1)
    }
    return redacted + text.slice(done)
  }
}

function firstFound(finders: readonly SpanFinder[], tokens: readonly Token[], index: number): Span | null {
  for (const find of finders) {
    const span = find(tokens, index)
    if (span !== null) return span
  }
  return null
}
