import type { Effort } from './effort.ts'
import type { KnownWords } from './known-words.ts'
import type { Unmask } from './masked-words.ts'
import { isLeetSign, readLeet } from './read-leet.ts'

const maskSigns = /[*#_\-.~^•×?¿%&$@!+=/\\]/g
const markupSigns = /[*_~`|]/g
const opening = /^["'([{<«“„*_~`]+/
const closing = /[.,;:?!"')\]}>»”*_~`]+$/
const closingMarks = /[.,;:?!"')\]]+$/
const numberWithUnit = /^\d+([.,:/-]\d+)*\p{L}{0,3}$/u
/** Comparing a masked word with the words of its length costs as much as this many characters. */
const maskEffort = 40

/**
 * Reads a piece between spaces that mixes letters with digits and signs. Null when it is plain.
 * @returns the words that it stands for.
 */
export function readChunk(
  chunk: string,
  known: KnownWords,
  unmask: Unmask,
  effort: Effort,
): readonly string[] | null {
  const unclosed = chunk.replace(closingMarks, '')
  const core = unclosed.replace(opening, '').replace(closing, '')
  const signed = isLeetSign(chunk.charAt(0)) ? oneWord(readLeet(unclosed, known, effort)) : null
  // Most chunks are a word with a comma behind it.
  if (/^[\p{L}']+$/u.test(core) && core.length === unclosed.length) return null
  if (core.includes('://')) return null
  if (numberWithUnit.test(core)) {
    const word = core.replaceAll('0', 'o')
    return known.isHidden(word) ? [word] : signed
  }
  return (
    signed ??
    (Array.from(core).some(isLeetSign) ? readLeet(core, known, effort) : null) ??
    readMasked(core, known, unmask, effort) ??
    readMasked(unclosed, known, unmask, effort) ??
    withoutMarkup(core, known)
  )
}

function oneWord(words: readonly string[] | null): readonly string[] | null {
  return words?.length === 1 ? words : null
}

/** A sign stands for a letter; parts that are words of their own are only joined by it. */
function readMasked(
  core: string,
  known: KnownWords,
  unmask: Unmask,
  effort: Effort,
): readonly string[] | null {
  const masked = core.replace(maskSigns, '*')
  if (!masked.includes('*') || !/^[\p{L}*]+$/u.test(masked)) return null
  const parts = masked.split('*').filter((part) => part !== '')
  if (parts.length > 1 && parts.every((part) => part.length > 1 && known.isKnown(part))) return null
  if (parts.some((part) => part.length > 4 && known.isKnown(part))) return null
  if (!effort.spend(maskEffort)) return null
  const whole = unmask(masked)
  if (whole !== null) return [whole]
  const joined = parts.join('')
  return parts.length > 1 && known.isHidden(joined) ? [joined] : null
}

/** Marks of emphasis in the middle of a word: `k**i**ll`. */
function withoutMarkup(core: string, known: KnownWords): readonly string[] | null {
  const bare = core.replace(markupSigns, '')
  return bare !== core && known.matters(bare) ? [bare] : null
}
