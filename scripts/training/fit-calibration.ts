import type { Calibration } from '../../src/guardrails/classifier/calibration.ts'

export interface Judged {
  readonly score: number
  readonly yes: boolean
}

interface Block {
  scores: number
  count: number
  yes: number
}

const smallestBlock = 25

/**
 * Isotonic regression (pool adjacent violators): the rising line that fits best which share of the texts with a
 * score are a yes. Small blocks are joined, and one imagined yes and no keep every block from 0 and 1.
 */
export function fitCalibration(judged: readonly Judged[]): Calibration {
  const blocks: Block[] = []
  const share = ({ yes, count }: Block): number => (yes + 0.5) / (count + 1)
  for (const { score, yes } of judged.toSorted((a, b) => a.score - b.score)) {
    let block: Block = { scores: score, count: 1, yes: Number(yes) }
    let before = blocks.at(-1)
    while (before && (before.count < smallestBlock || share(before) >= share(block))) {
      blocks.pop()
      block = {
        scores: before.scores + block.scores,
        count: before.count + block.count,
        yes: before.yes + block.yes,
      }
      before = blocks.at(-1)
    }
    blocks.push(block)
  }
  if (blocks.length === 0) return [[0, 0]]
  return blocks.map((block) => [round(block.scores / block.count), round(share(block))])
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4
}
