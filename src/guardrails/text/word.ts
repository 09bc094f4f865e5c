import type { Token } from './read-text.ts'

/** What stands between two words, the stronger the higher. */
export const gaps = { none: 0, ellipsis: 1, comma: 2, newline: 3, stop: 4, question: 5 } as const
export type Gap = (typeof gaps)[keyof typeof gaps]

/** A token with what the steps of the reading need to know about its place. */
export interface Word extends Token {
  readonly kind: 'word' | 'number' | 'emoji' | 'link'
  /** Whether the reader knows the word; numbers, emoji and links count as known. */
  readonly isKnown: boolean
  /** What stands before it. */
  readonly gap: Gap
  /** Whether it follows the word before it directly, in a script without spaces. */
  readonly touches: boolean
}

/** The words of a message and what stands behind the last one. */
export interface Words {
  readonly list: readonly Word[]
  readonly closing: Gap
}

/** What takes the place of a word: known words, the first with what stood before it. */
export function replaceWord({ start, end, gap, touches }: Place, texts: readonly string[]): Word[] {
  return texts.map((text, i) => ({
    text,
    start,
    end,
    kind: 'word',
    isKnown: true,
    gap: i === 0 ? gap : gaps.none,
    touches: i === 0 && touches,
  }))
}

export type Place = Pick<Word, 'start' | 'end' | 'gap' | 'touches'>
