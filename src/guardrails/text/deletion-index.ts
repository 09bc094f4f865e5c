/** Finds the words that a slip may stand for, without comparing with all of them. */
export interface DeletionIndex {
  /** Calls `onCandidate` with every word within one edit of `typed` (two when `wide`), and sometimes others. */
  find(typed: string, wide: boolean, onCandidate: (word: string) => void): void
}

/**
 * Two words one edit apart have a form in common that each becomes by leaving out at most one letter; two edits,
 * at most two. The forms of all words are hashed once; a message only hashes its own.
 * @param wideFrom length from which words are also found at two edits.
 */
export function indexDeletions(words: readonly string[], wideFrom: number): DeletionIndex {
  let count = 0
  for (const word of words) eachForm(word, word.length >= wideFrom, () => count++)
  // Chains of entries by the low bits of the hash: `heads` holds the first entry and one, 0 for none.
  const mask = 2 ** Math.ceil(Math.log2(count + 1)) - 1
  const heads = new Int32Array(mask + 1)
  const next = new Int32Array(count)
  const hashes = new Int32Array(count)
  const owners = new Uint16Array(count)
  if (words.length > 2 ** 16) throw new Error('more words than the index of typing slips can number')
  let entry = 0
  words.forEach((word, number) => {
    eachForm(word, word.length >= wideFrom, (hash) => {
      hashes[entry] = hash
      owners[entry] = number
      next[entry] = heads[hash & mask] ?? 0
      heads[hash & mask] = ++entry
    })
  })

  return {
    find(typed, wide, onCandidate) {
      eachForm(typed, wide, (hash) => {
        for (let found = heads[hash & mask] ?? 0; found > 0; found = next[found - 1] ?? 0)
          if (hashes[found - 1] === hash) onCandidate(words[owners[found - 1] ?? 0] ?? '')
      })
    },
  }
}

function eachForm(word: string, wide: boolean, onForm: (hash: number) => void): void {
  const { length } = word
  onForm(hashWithout(word, -1, -1))
  for (let i = 0; i < length; i++) {
    onForm(hashWithout(word, i, -1))
    if (wide) for (let j = i + 1; j < length; j++) onForm(hashWithout(word, i, j))
  }
}

function hashWithout(word: string, first: number, second: number): number {
  let hash = 0x2f0b4a27
  for (let i = 0; i < word.length; i++)
    if (i !== first && i !== second) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193) ^ (hash >>> 15)
  return hash ^ (hash >>> 13)
}
