import type { Reading, TextVariant } from '../text/read-text.ts'
import { createFeatureBuffer, hashFeatures } from './hash-features.ts'
import {
  addFeatures,
  addSums,
  clearSums,
  createSums,
  scoresOf,
  type LinearTable,
  type Sums,
} from './linear-table.ts'
import { routeHeads, signals, topicHeads, type Weights } from './weights-file.ts'

export interface RawScores {
  /** Score of each signal for the whole message. */
  readonly whole: Float64Array
  /** Score of each topic head for the whole message. */
  readonly topics: Float64Array
}

/** Takes the signals of one part of a message, or of another way to read all of it. The array is used again. */
export type VisitPart = (part: Float64Array, isWhole: boolean) => void

/** As many clauses in a row are read together: what is said in one is often meant by the next. */
const clausesInView = 3

/**
 * Scores of the linear heads for a message. Parts are each clause, each three clauses in a row, and each other way to
 * read the message. The arrays are used again by the next call.
 */
export function compileRawScores(
  weights: Pick<Weights, 'routes' | 'topics'>,
): (reading: Reading, visitPart: VisitPart) => RawScores {
  const { routes, topics: topicTable } = weights
  const buffer = createFeatureBuffer()
  const clauses = Array.from({ length: clausesInView }, () => createSums(routeHeads.length))
  const view = createSums(routeHeads.length)
  const message = createSums(routeHeads.length)
  const topicSums = createSums(topicHeads.length)
  const whole = new Float64Array(signals.length)
  const part = new Float64Array(signals.length)
  const topics = new Float64Array(topicHeads.length)

  const visitViews = (variant: TextVariant, last: number, visitPart: VisitPart): void => {
    clearSums(view)
    for (let back = 0; back < clausesInView && back <= last; back++) {
      const sums = clauses[(last - back) % clausesInView]
      if (sums) addSums(sums, view)
      // Two clauses are seen as part of three; the whole message is not a part of itself.
      const isPart = back === 0 || (back === clausesInView - 1 && variant.clauses.length > clausesInView)
      if (!isPart) continue
      signalsOf(routes, view, variant, last - back, last + 1, part)
      visitPart(part, false)
    }
  }

  return ({ variants }, visitPart) => {
    clearSums(topicSums)
    variants.forEach((variant, index) => {
      clearSums(message)
      variant.clauses.forEach(({ from, to }, place) => {
        const clause = clauses[place % clausesInView]
        if (!clause) return
        buffer.count = 0
        hashFeatures(variant, from, to, buffer)
        clearSums(clause)
        addFeatures(routes, buffer, clause)
        addSums(clause, message)
        if (index === 0) addFeatures(topicTable, buffer, topicSums)
        if (variant.clauses.length > 1) visitViews(variant, place, visitPart)
      })
      const into = index === 0 ? whole : part
      signalsOf(routes, message, variant, 0, variant.clauses.length, into)
      if (index > 0) visitPart(into, true)
    })
    scoresOf(topicTable, topicSums, topics)
    return { whole, topics }
  }
}

/** Scores of the heads, and what the clauses `first` to `end` (exclusive) look like, each about -0.5 to 0.5. */
function signalsOf(
  table: LinearTable,
  sums: Sums,
  { clauses }: TextVariant,
  first: number,
  end: number,
  into: Float64Array,
): void {
  scoresOf(table, sums, into)
  let asks = false
  for (let i = first; i < end; i++) asks ||= clauses[i]?.question ?? false
  const words = (clauses[end - 1]?.to ?? 0) - (clauses[first]?.from ?? 0)
  into[routeHeads.length] = asks ? 0.5 : -0.5
  into[routeHeads.length + 1] = Math.min(1, Math.sqrt(words) / 8) - 0.5
  into[routeHeads.length + 2] = Math.min(1, Math.sqrt(end - first) / 4) - 0.5
}
