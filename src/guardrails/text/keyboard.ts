/** Rows of the keyboards that the languages are typed on. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'йцукенгшщзхъ', 'фывапролджэ', 'ячсмитьбю']

const neighbours: ReadonlySet<string> = new Set(
  [rows.slice(0, 3), rows.slice(3)].flatMap((board) =>
    board.flatMap((row, y) =>
      Array.from(row).flatMap((key, x) => {
        const below = board[y + 1] ?? ''
        return [row[x + 1], below[x], below[x - 1]].flatMap((other) =>
          other === undefined ? [] : [key + other, other + key],
        )
      }),
    ),
  ),
)

/** Whether two keys lie side by side, so that one is easily hit for the other. */
export function areNeighbours(a: string, b: string): boolean {
  return neighbours.has(a + b)
}
