/** Longest run that is given to the segmenter at once. */
const longestRun = 512

let segmenter: Intl.Segmenter | null = null

/** The words of a run of Thai letters, as begin and end in the text. */
export function* segmentThai(text: string, from: number, to: number): Iterable<readonly [number, number]> {
  // Made when the first Thai message comes: it takes longer than all the rest of the reading.
  segmenter ??= new Intl.Segmenter('th', { granularity: 'word' })
  for (let start = from; start < to; start += longestRun) {
    const piece = text.slice(start, Math.min(to, start + longestRun))
    for (const { index, segment } of segmenter.segment(piece))
      yield [start + index, start + index + segment.length]
  }
}
