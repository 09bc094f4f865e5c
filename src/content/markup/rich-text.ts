import type { MessageEntity } from 'grammy/types'

/** A run of text in one style. `code` never stands inside another style: Telegram does not nest it. */
export interface Segment {
  readonly text: string
  readonly bold: boolean
  readonly code: boolean
  readonly href: string | null
}

export type RichText = readonly Segment[]

export const plain = (text: string): Segment => ({ text, bold: false, code: false, href: null })
export const bold = (text: string): Segment => ({ text, bold: true, code: false, href: null })
/** Monospaced; in Telegram a tap copies it. */
export const code = (text: string): Segment => ({ text, bold: false, code: true, href: null })
export const link = (text: string, href: string): Segment => ({ text, bold: false, code: false, href })

/** The same text in bold, but for code and what is bold already. */
export function emphasised(rich: RichText): RichText {
  return rich.map((segment) => (segment.code ? segment : { ...segment, bold: true }))
}

/** Puts a separator between parts and leaves empty parts out. */
export function joined(parts: readonly RichText[], separator: string): RichText {
  return parts
    .filter((part) => lengthOf(part) > 0)
    .flatMap((part, index) => (index === 0 ? part : [plain(separator), ...part]))
}

/** In UTF-16 units, as Telegram counts. */
export function lengthOf(rich: RichText): number {
  return rich.reduce((sum, segment) => sum + segment.text.length, 0)
}

export function textOf(rich: RichText): string {
  return rich.map((segment) => segment.text).join('')
}

/** White space at both ends removed, as Telegram would do it: offsets of entities depend on it. */
export function trimmed(rich: RichText): RichText {
  const text = textOf(rich)
  const start = text.length - text.trimStart().length
  return sliced(rich, start, Math.max(start, text.trimEnd().length))
}

/** The part from `start` to before `end`, both in UTF-16 units. */
export function sliced(rich: RichText, start: number, end: number): RichText {
  const kept: Segment[] = []
  let offset = 0
  for (const segment of rich) {
    const text = segment.text.slice(Math.max(0, start - offset), Math.max(0, end - offset))
    if (text !== '') kept.push({ ...segment, text })
    offset += segment.text.length
  }
  return kept
}

/** Telegram's own form: one text, and entities with offsets and lengths in UTF-16 units. */
export function toTelegram(rich: RichText): { readonly text: string; readonly entities: MessageEntity[] } {
  const entities: MessageEntity[] = [
    ...runs(rich, (segment) => (segment.bold ? 'bold' : null)).map(({ offset, length }) => ({
      type: 'bold' as const,
      offset,
      length,
    })),
    ...runs(rich, (segment) => (segment.code ? 'code' : null)).map(({ offset, length }) => ({
      type: 'code' as const,
      offset,
      length,
    })),
    ...runs(rich, (segment) => segment.href).map(({ offset, length, mark }) => ({
      type: 'text_link' as const,
      offset,
      length,
      url: mark,
    })),
  ]
  entities.sort((a, b) => a.offset - b.offset || b.length - a.length)
  return { text: textOf(rich), entities }
}

interface Run {
  readonly mark: string
  readonly offset: number
  readonly length: number
}

/** Neighbouring segments with the same mark, as one run. */
function runs(rich: RichText, markOf: (segment: Segment) => string | null): readonly Run[] {
  const found: Run[] = []
  let offset = 0
  for (const segment of rich) {
    const mark = markOf(segment)
    const last = found.at(-1)
    if (mark !== null && segment.text !== '') {
      if (last !== undefined && last.mark === mark && last.offset + last.length === offset)
        found[found.length - 1] = { ...last, length: last.length + segment.text.length }
      else found.push({ mark, offset, length: segment.text.length })
    }
    offset += segment.text.length
  }
  return found
}
