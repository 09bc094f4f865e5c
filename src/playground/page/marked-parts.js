/**
 * Cuts a text where evidence begins or ends, and tells for each part which evidence covers it. Evidence about the
 * whole message (start and end both 0) marks nothing.
 *
 * @param {string} text
 * @param {readonly { start: number, end: number, name: string }[]} evidence places are UTF-16 units
 * @returns {{ words: string, names: string[] }[]}
 */
export function markedParts(text, evidence) {
  const placed = evidence.filter(({ start, end }) => end > start)
  const cuts = new Set([0, text.length])
  for (const { start, end } of placed)
    for (const cut of [start, end]) if (cut > 0 && cut < text.length) cuts.add(cut)
  const sorted = [...cuts].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((from, index) => {
    const to = sorted[index + 1]
    const names = placed.filter(({ start, end }) => start <= from && end >= to).map(({ name }) => name)
    return { words: text.slice(from, to), names: [...new Set(names)] }
  })
}
