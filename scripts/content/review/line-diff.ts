/** Lines of a change: kept, taken out, put in. */
export type DiffLine = { readonly mark: ' ' | '-' | '+'; readonly text: string }

/** The change from old to new, by their longest common lines. Meant for entries of a few dozen lines. */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const old = before.split('\n')
  const fresh = after.split('\n')
  const common = commonLengths(old, fresh)
  const found: DiffLine[] = []
  let i = 0
  let j = 0
  while (i < old.length || j < fresh.length) {
    const was = old[i]
    const is = fresh[j]
    if (was !== undefined && was === is) {
      found.push({ mark: ' ', text: was })
      i += 1
      j += 1
    } else if (
      is === undefined ||
      (was !== undefined && lengthAt(common, i + 1, j) >= lengthAt(common, i, j + 1))
    ) {
      found.push({ mark: '-', text: was ?? '' })
      i += 1
    } else {
      found.push({ mark: '+', text: is })
      j += 1
    }
  }
  return found
}

/** For each pair of positions, how many lines the rests have in common. */
function commonLengths(old: readonly string[], fresh: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: fresh.length + 1 }, () => 0),
  )
  for (let i = old.length - 1; i >= 0; i -= 1)
    for (let j = fresh.length - 1; j >= 0; j -= 1) {
      const row = table[i]
      if (row === undefined) continue
      row[j] =
        old[i] === fresh[j]
          ? lengthAt(table, i + 1, j + 1) + 1
          : Math.max(lengthAt(table, i + 1, j), lengthAt(table, i, j + 1))
    }
  return table
}

function lengthAt(table: readonly (readonly number[])[], i: number, j: number): number {
  return table[i]?.[j] ?? 0
}
