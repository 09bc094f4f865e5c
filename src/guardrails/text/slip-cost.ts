import { areNeighbours } from './keyboard.ts'

/** Costs of one typing slip. A cost above 1 is no slip that is believed in a short word. */
const swapped = 0.6
const doubled = 0.5
const neighbour = 0.7
const vowelForVowel = 0.8
const missing = 0.8
const extra = 0.9
const other = 1.3

/** What makes a candidate too different. */
export const tooFar = Infinity

/**
 * How unlikely it is that `typed` is a slip for `meant`: the one edit between them, or `tooFar` for more than one.
 * Swapped letters count as one edit.
 */
export function slipCost(typed: string, meant: string): number {
  let from = 0
  const shorter = Math.min(typed.length, meant.length)
  while (from < shorter && typed.charCodeAt(from) === meant.charCodeAt(from)) from++
  let back = 0
  while (
    back < shorter - from &&
    typed.charCodeAt(typed.length - 1 - back) === meant.charCodeAt(meant.length - 1 - back)
  )
    back++
  const typedRest = typed.length - from - back
  const meantRest = meant.length - from - back
  if (typedRest === 0 && meantRest === 1) return isDouble(meant, from) ? doubled : missing
  if (typedRest === 1 && meantRest === 0) return isDouble(typed, from) ? doubled : extra
  const a = typed.charAt(from)
  const b = meant.charAt(from)
  if (typedRest === 1 && meantRest === 1) {
    if (areNeighbours(a, b)) return neighbour
    return vowels.includes(a) && vowels.includes(b) ? vowelForVowel : other
  }
  const isSwap = typedRest === 2 && meantRest === 2 && a === meant[from + 1] && typed[from + 1] === b
  return isSwap ? swapped : tooFar
}

const vowels = 'aeiouyаеиоуыюя'

function isDouble(word: string, at: number): boolean {
  return word[at] === word[at - 1] || word[at] === word[at + 1]
}

/** Whether at most two edits, of which a swap is one, lead from one word to the other. */
export function withinTwoEdits(a: string, b: string): boolean {
  const limit = 2
  if (Math.abs(a.length - b.length) > limit) return false
  const width = b.length + 1
  let twoBack: number[] = []
  let before = Array.from({ length: width }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j < width; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return false
    twoBack = before
    before = row
  }
  return (before[b.length] ?? limit + 1) <= limit
}
