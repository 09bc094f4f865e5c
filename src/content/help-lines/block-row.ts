import { joined, textOf, type RichText } from '../markup/rich-text.ts'

/** One printed row of a block of help lines. */
export interface Row {
  /** With the name of the help line. */
  readonly text: RichText
  /** Without it: for a further way to reach the line of the row above. */
  readonly short: RichText
  /** The id of the help line; null for emergency numbers, headings and directories. */
  readonly line: string | null
  /** What makes two rows the same to a person who reads them. */
  readonly key: string
}

/** A row that is no help line. */
export function plainRow(text: RichText): Row {
  return { text, short: text, line: null, key: textOf(text) }
}

export function lineRow(line: string, text: RichText, short: RichText): Row {
  return { text, short, line, key: textOf(text) }
}

/** The name of a line is not repeated right below another way to reach it. */
export function rowsToText(rows: readonly Row[]): RichText {
  return joined(
    rows.map((row, index) =>
      row.line !== null && rows[index - 1]?.line === row.line ? row.short : row.text,
    ),
    '\n',
  )
}
