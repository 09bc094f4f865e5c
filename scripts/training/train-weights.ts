import { compileRawScores } from '../../src/guardrails/classifier/classifier.ts'
import { routeHeads, topicHeads, type Weights } from '../../src/guardrails/classifier/weights-file.ts'
import { routeKinds } from '../../src/guardrails/routes.ts'
import { hashName } from '../evaluation/splits.ts'
import { fitCalibration, type Judged } from './fit-calibration.ts'
import { learn, type LearningOptions } from './learn.ts'
import type { Prepared } from './make-example.ts'
import { quantise } from './quantise.ts'
import { thresholdsFrom } from './thresholds.ts'

export const routeBits = 17
export const topicBits = 15
const clauseMargin = 0.5
const folds = 5

const routeOptions: LearningOptions = {
  buckets: 1 << routeBits,
  heads: routeHeads.length,
  epochs: 8,
  rate: 0.3,
  l2: 1e-4,
  yesWeights: routeHeads.map(() => 1),
}

const topicOptions: LearningOptions = {
  buckets: 1 << topicBits,
  heads: topicHeads.length,
  epochs: 12,
  rate: 0.3,
  l2: 1e-5,
  yesWeights: topicHeads.map(() => 3),
}

/** Learns the tables alone; calibrations and thresholds are those of an untaught classifier. */
export function learnTables(prepared: readonly Prepared[]): Weights {
  const routes = quantise(
    learn(
      prepared.map((text) => text.routes),
      routeOptions,
    ),
  )
  const withTopic = prepared.flatMap(({ topics }) => topics ?? [])
  const topics = quantise(learn(withTopic, topicOptions))
  return {
    header: {
      version: 1,
      routes: {
        bits: routeBits,
        biases: routes.biases,
        scales: routes.scales,
        calibrations: routeHeads.map(() => [[0, 0]]),
      },
      topics: { bits: topicBits, biases: topics.biases, scales: topics.scales },
      clauseMargin,
      thresholds: thresholdsFrom(routeKinds.map(() => [])),
    },
    routeTable: routes.table,
    topicTable: topics.table,
  }
}

/**
 * Learns the tables from all texts, and the calibrations and thresholds from how tables that were learnt without a
 * group of texts judge it.
 * @param judging texts whose labels are complete; the others only teach.
 */
export function trainWeights(prepared: readonly Prepared[], judging: (text: Prepared) => boolean): Weights {
  const judged: Judged[][] = routeHeads.map(() => [])
  const foldOf = ({ source }: Prepared): number => hashName(source.group) % folds
  for (let fold = 0; fold < folds; fold++) {
    const raw = compileRawScores(learnTables(prepared.filter((text) => foldOf(text) !== fold)))
    for (const text of prepared) {
      if (foldOf(text) !== fold || !judging(text)) continue
      const { whole, worst } = raw(text.reading)
      routeHeads.forEach((name, head) => {
        const isOfCrisis = head < 4 || name === 'crisis'
        const score = (isOfCrisis ? worst : whole)[head] ?? 0
        judged[head]?.push({ score, yes: text.routes.targets[head] === 1 })
      })
    }
  }
  const weights = learnTables(prepared)
  const calibrations = judged.map(fitCalibration)
  return {
    ...weights,
    header: {
      ...weights.header,
      routes: { ...weights.header.routes, calibrations },
      thresholds: thresholdsFrom(judged),
    },
  }
}
