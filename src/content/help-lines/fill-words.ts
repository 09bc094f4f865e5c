import { plain, type RichText } from '../markup/rich-text.ts'

/** Fills words such as `Call {number}`. A name without a value stays as it is: the schema has checked the names. */
export function fillWords(words: string, values: Readonly<Record<string, RichText>>): RichText {
  return words
    .split(/(\{\w+\})/)
    .filter((piece) => piece !== '')
    .flatMap((piece) =>
      piece.startsWith('{') ? (values[piece.slice(1, -1)] ?? [plain(piece)]) : [plain(piece)],
    )
}
