/** What a folded character is to the tokenizer. */
export const kinds = {
  other: 0,
  letter: 1,
  digit: 2,
  apostrophe: 3,
  space: 4,
  newline: 5,
  stop: 6,
  question: 7,
  comma: 8,
  dash: 9,
  hyphen: 10,
  emoji: 11,
} as const
export type Kind = (typeof kinds)[keyof typeof kinds]

const ascii = new Uint8Array(128)
const others = new Map<number, Kind>()

for (let code = 97; code <= 122; code++) ascii[code] = kinds.letter
for (let code = 48; code <= 57; code++) ascii[code] = kinds.digit
const named: readonly (readonly [string, Kind])[] = [
  ["'", kinds.apostrophe],
  [' ', kinds.space],
  ['\n', kinds.newline],
  ['.!', kinds.stop],
  ['?', kinds.question],
  [',;:', kinds.comma],
  ['-', kinds.hyphen],
]
for (const [characters, kind] of named) for (const c of characters) ascii[c.charCodeAt(0)] = kind

/** The kind of the character at a place, by its UTF-16 unit; letters beyond the first plane count as letters. */
export function kindAt(text: string, at: number): Kind {
  const code = text.charCodeAt(at)
  // The table holds nothing but kinds.
  if (code < 128) return ascii[code] as Kind
  const known = others.get(code)
  if (known !== undefined) return known
  const kind = classify(String.fromCharCode(code))
  others.set(code, kind)
  return kind
}

function classify(character: string): Kind {
  if (character === '\uFFFC') return kinds.emoji
  if (/[\p{L}\p{M}]/u.test(character)) return kinds.letter
  if (/\p{Z}/u.test(character)) return kinds.space
  if (/[。।॥۔！]/u.test(character)) return kinds.stop
  if (/[؟？⸮¿]/u.test(character)) return kinds.question
  if (/[،؛、，；：]/u.test(character)) return kinds.comma
  if (/[–—―]/u.test(character)) return kinds.dash
  return kinds.other
}

/** Thai is written without spaces between words. */
export function isThai(code: number): boolean {
  return code >= 0xe00 && code <= 0xe7f
}
