import type { Effort } from './effort.ts'
import type { KnownWords } from './known-words.ts'

const shortest = 6
const longest = 200
/** The only words of one letter. */
const singles: ReadonlySet<string> = new Set(['i', 'a', 'u', 'y', 'o', 'e', 'я', 'и', 'в', 'с', 'к', 'і'])
const costOfSingle = 2.6
const costOfPair = 1.7
const costOfWord = 1

/**
 * Finds the words of text without spaces: `iwanttodie` -> i want to die. Null when it cannot be parted into known
 * words, or only into crumbs. Its work is bounded by the length times the longest known word.
 */
export function splitRunTogether(text: string, known: KnownWords, effort: Effort): readonly string[] | null {
  const { length } = text
  if (length < shortest || length > longest || !effort.spend(length)) return null
  const costs = new Float64Array(length + 1).fill(Infinity)
  const lengths = new Uint8Array(length + 1)
  costs[0] = 0
  for (let end = 1; end <= length; end++) {
    for (let size = 1; size <= known.longest && size <= end; size++) {
      const before = costs[end - size] ?? Infinity
      if (before + costOfWord >= (costs[end] ?? 0)) continue
      const cost = before + costOf(text.slice(end - size, end), known)
      if (cost < (costs[end] ?? 0)) {
        costs[end] = cost
        lengths[end] = size
      }
    }
  }
  if (costs[length] === Infinity) return null
  const words: string[] = []
  for (let end = length; end > 0; end -= lengths[end] ?? end)
    words.unshift(text.slice(end - (lengths[end] ?? end), end))
  return isPlausible(words, known) ? words : null
}

function costOf(word: string, known: KnownWords): number {
  if (word.length === 1) return singles.has(word) ? costOfSingle : Infinity
  if (!known.isKnown(word)) return Infinity
  // Between two ways to part, the one with a word that matters.
  const preferred = known.isHidden(word) ? 0.3 : 0
  return (word.length === 2 ? costOfPair : costOfWord) - preferred + 0.001 * (20 - word.length)
}

function isPlausible(words: readonly string[], known: KnownWords): boolean {
  if (words.length < 2) return false
  const letters = words.reduce((sum, word) => sum + word.length, 0)
  const crumbs = words.filter((word) => word.length <= 2).length
  const anchored = words.some((word) => word.length >= 4 || known.isHidden(word))
  return anchored && letters / words.length >= 2.5 && crumbs * 2 <= words.length
}
