/** A word, figures, a mark, or a label that stands for something already taken out. */
export interface Token {
  readonly kind: 'word' | 'figures' | 'mark' | 'label'
  /** As it is compared: small letters, no accents or apostrophes, one form of each letter. */
  readonly folded: string
  /** As it was written. */
  readonly raw: string
  /** UTF-16 offsets in the text. */
  readonly start: number
  readonly end: number
  /** No space stands between this token and the one before. */
  readonly glued: boolean
}

export type Tokenise = (text: string) => readonly Token[]

const pattern = new RegExp(
  [
    String.raw`(?<label>\[[a-z]{4,8}\])`,
    String.raw`(?<figures>\p{Nd}+(?:[.,⁄/]\p{Nd}+)?)`,
    String.raw`(?<word>\p{L}[\p{L}\p{M}'’\u200C]*)`,
    String.raw`(?<mark>\S)`,
  ].join('|'),
  'gu',
)

/**
 * Makes the function that cuts a text into tokens.
 *
 * @param phrases everything that is looked for: Thai puts no spaces between words, so there these decide where one ends
 */
export function createTokenise(phrases: readonly string[]): Tokenise {
  const known = thaiPattern(phrases)
  return (text) => {
    const tokens: Token[] = []
    for (const { groups = {}, 0: raw, index } of text.matchAll(pattern)) {
      const kind = groups['word']
        ? 'word'
        : groups['figures']
          ? 'figures'
          : groups['label']
            ? 'label'
            : 'mark'
      for (const part of kind === 'word' && known !== null ? cutThai(raw, known) : [raw]) {
        const last = tokens.at(-1)
        const start = last !== undefined && last.end > index ? last.end : index
        tokens.push({
          kind,
          folded: fold(part),
          raw: part,
          start,
          end: start + part.length,
          glued: last?.end === start,
        })
      }
    }
    return tokens
  }
}

const thai = /\p{Script=Thai}/u

function thaiPattern(phrases: readonly string[]): RegExp | null {
  const inThai = phrases.filter((phrase) => thai.test(phrase)).map((phrase) => phrase.replaceAll(' ', ''))
  if (inThai.length === 0) return null
  // The longest first: an alternation takes the first that fits.
  const sorted = [...new Set(inThai)].sort((left, right) => right.length - left.length)
  return new RegExp(`(${sorted.join('|')})`, 'u')
}

function cutThai(run: string, known: RegExp): readonly string[] {
  return thai.test(run) ? run.split(known).filter((part) => part !== '') : [run]
}

const sameLetters: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ي: 'ی',
  ى: 'ی',
  ك: 'ک',
  ة: 'ه',
  ı: 'i',
  ß: 'ss',
}

/** As words are compared: however somebody spells accents, apostrophes and capitals. */
export function fold(word: string): string {
  const lower = word.toLowerCase().replace(/[أإآيىكةıß]/g, (letter) => sameLetters[letter] ?? letter)
  return lower.normalize('NFD').replace(/[\u0300-\u036F'’\u200C]/g, '')
}
