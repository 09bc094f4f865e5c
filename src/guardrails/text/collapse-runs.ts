import type { KnownWords } from './known-words.ts'

/** Runs that are tried both as one and as two letters. */
const mostRuns = 4
/** No word that is longer, its runs shortened, is looked up. */
const longestWord = 30

/**
 * `kiiiilll` -> `kill`, `sooooo` -> `so`: each run of a letter as one or two, whichever gives a known word.
 * A run of two is only touched when that gives a word that matters; an unknown word keeps at most one of three.
 */
export function collapseRuns(word: string, known: KnownWords): string {
  const hasLongRun = /(\p{L})\1{2}/u.test(word)
  const shortened = hasLongRun ? word.replace(/(\p{L})\1{2,}/gu, '$1$1') : word
  const runs = shortened.length <= longestWord ? shortened.match(/(\p{L})\1/gu) : null
  if (!runs) return hasLongRun ? shortened.replace(/(\p{L})\1+/gu, '$1') : word
  const doubles = Math.min(runs.length, mostRuns)
  let best: string | null = null
  let bestRank = 0
  for (let choice = 0; choice < 1 << doubles; choice++) {
    let run = 0
    // The bit of a run says whether it keeps two letters.
    const candidate = shortened.replace(/(\p{L})\1/gu, (_, letter: string) => {
      const keepsTwo = (choice >> Math.min(run++, doubles - 1)) & 1
      return keepsTwo ? letter + letter : letter
    })
    const rank = rankOf(candidate, hasLongRun, known)
    if (candidate === word || rank <= bestRank) continue
    best = candidate
    bestRank = rank
  }
  return best ?? (hasLongRun ? shortened.replace(/(\p{L})\1+/gu, '$1') : word)
}

function rankOf(candidate: string, hasLongRun: boolean, known: KnownWords): number {
  if (known.isHidden(candidate)) return 3
  if (known.matters(candidate) && (hasLongRun || candidate.length >= 4)) return 2
  return hasLongRun && known.isKnown(candidate) ? 1 : 0
}
