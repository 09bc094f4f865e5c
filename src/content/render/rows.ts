import type { VettedButton } from '../vetted-message.ts'

/** Characters that fit on half of a small phone's width, and on all of it. */
const halfRow = 18
const wholeRow = 40

type Row = readonly VettedButton[]

/** A list in the order given: two in a row where both are short enough. */
export function inColumns(buttons: Row): readonly Row[] {
  const rows: VettedButton[][] = []
  for (const button of buttons) {
    const last = rows.at(-1)
    const isShort = button.text.length <= halfRow
    if (last?.length === 1 && isShort && (last[0]?.text.length ?? halfRow + 1) <= halfRow) last.push(button)
    else rows.push([button])
  }
  return rows
}

/** A row as it was meant, or one button a row when it is too wide for a phone. */
export function asWideAsFits(row: Row): readonly Row[] {
  const width = row.reduce((sum, button) => sum + button.text.length, 0)
  return width <= wholeRow ? [row] : row.map((button) => [button])
}
