import { compileRawScores } from '../../src/guardrails/classifier/raw-scores.ts'
import { compileRouteScores } from '../../src/guardrails/classifier/route-scores.ts'
import { signals, topicHeads, type Weights } from '../../src/guardrails/classifier/weights-file.ts'
import { isCrisisRoute, routeKinds } from '../../src/guardrails/routes.ts'
import { hashName } from '../evaluation/splits.ts'
import { fitCalibration } from './fit-calibration.ts'
import { fitCombination } from './fit-combination.ts'
import { fitSharpness } from './fit-sharpness.ts'
import { learnTables } from './learn-tables.ts'
import type { Prepared } from './make-example.ts'
import { thresholdsFrom } from './thresholds.ts'

const folds = 5

/** What heads that had not seen a text made of it. */
interface Scored {
  readonly text: Prepared
  readonly whole: Float64Array
  readonly parts: readonly Float64Array[]
  readonly topics: Float64Array
}

/**
 * Learns the tables from all texts; the combination, the calibration and the thresholds from how tables that were
 * learnt without a group of texts judge that group.
 * @param judging texts whose labels are complete; the others only teach.
 */
export function trainWeights(texts: readonly Prepared[], judging: (text: Prepared) => boolean): Weights {
  const scored: Scored[] = []
  for (let fold = 0; fold < folds; fold++) {
    const isLeftOut = ({ source }: Prepared): boolean => hashName(source.group) % folds === fold
    const rawScores = compileRawScores(learnTables(texts.filter((text) => !isLeftOut(text))))
    for (const text of texts.filter((one) => isLeftOut(one) && judging(one))) {
      const parts: Float64Array[] = []
      const { whole, topics } = rawScores(text.reading, (part) => parts.push(part.slice()))
      scored.push({ text, whole: whole.slice(), parts, topics: topics.slice() })
    }
  }
  return { ...learnTables(texts), ...learnFrom(scored) }
}

function learnFrom(scored: readonly Scored[]): Omit<Weights, 'routes' | 'topics'> {
  const combination = fitCombination(
    scored.map(({ text, whole }) => ({
      signals: whole,
      route: routeKinds.findIndex((kind) => kind === text.source.yes[0]),
    })),
    routeKinds.length,
    signals.length,
  )
  const uncalibrated = compileRouteScores({ combination, crisisCalibration: [[0, 0]] })
  const crisisCalibration = fitCalibration(
    scored.map((one) => {
      routesOf(uncalibrated, one)
      return { yes: one.text.source.yes.some(isCrisisRoute), score: uncalibrated.alarm() }
    }),
  )
  const routeScores = compileRouteScores({ combination, crisisCalibration })
  const withTopic = scored.filter(({ text }) => text.source.topic !== undefined)
  return {
    combination,
    crisisCalibration,
    topicSharpness: fitSharpness(
      withTopic.map(({ text, topics }) => ({
        raw: topics,
        right: topicHeads.indexOf(text.source.topic ?? 'none'),
      })),
    ),
    thresholds: thresholdsFrom(
      scored.map((one) => ({ yes: one.text.source.yes, routes: routesOf(routeScores, one) })),
    ),
  }
}

function routesOf(
  routeScores: ReturnType<typeof compileRouteScores>,
  { whole, parts }: Scored,
): ReturnType<typeof routeScores.end> {
  routeScores.begin()
  for (const part of parts) routeScores.addPart(part)
  return routeScores.end(whole)
}
