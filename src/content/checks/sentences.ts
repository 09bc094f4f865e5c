/** Each line is at least one sentence: a list item ends where it ends. Sentences without words are left out. */
export function sentencesOf(
  text: string,
): readonly { readonly sentence: string; readonly words: readonly string[] }[] {
  return text
    .split('\n')
    .flatMap((line) => line.split(/(?<=[.?!])\s+/))
    .map((sentence) => ({ sentence, words: wordsIn(sentence) }))
    .filter(({ words }) => words.length > 0)
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}[\p{L}'’]*/gu) ?? []
}
