import { compileRawScores } from '../../src/guardrails/classifier/raw-scores.ts'
import type { Combination } from '../../src/guardrails/classifier/combine.ts'
import { writeRuleSignals } from '../../src/guardrails/classifier/rule-signals.ts'
import { compileRouteScores, type RouteScores } from '../../src/guardrails/classifier/route-scores.ts'
import {
  signals,
  signalsWithRules,
  topicHeads,
  type Judgement,
  type Weights,
} from '../../src/guardrails/classifier/weights-file.ts'
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
  readonly parts: readonly { readonly signals: Float64Array; readonly isWhole: boolean }[]
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
      const parts: { signals: Float64Array; isWhole: boolean }[] = []
      const { whole, topics } = rawScores(text.reading, (part, isWhole) =>
        parts.push({ signals: part.slice(), isWhole }),
      )
      scored.push({ text, whole: whole.slice(), parts, topics: topics.slice() })
    }
  }
  return { ...learnTables(texts), ...learnFrom(scored) }
}

function learnFrom(scored: readonly Scored[]): Omit<Weights, 'routes' | 'topics'> {
  const alone = judgementFrom(scored, signals.length, null)
  const withTopic = scored.filter(({ text }) => text.source.topic !== undefined)
  return {
    alone,
    withRules: judgementFrom(scored.map(withRules), signalsWithRules.length, alone.combination),
    topicSharpness: fitSharpness(
      withTopic.map(({ text, topics }) => ({
        raw: topics,
        right: topicHeads.indexOf(text.source.topic ?? 'none'),
      })),
    ),
  }
}

function withRules(one: Scored): Scored {
  const whole = new Float64Array(signalsWithRules.length)
  whole.set(one.whole)
  writeRuleSignals(one.text.rules, whole, one.whole.length)
  return { ...one, whole }
}

/** @param ofParts combination for the parts; null: the one that is learnt here. */
function judgementFrom(scored: readonly Scored[], width: number, ofParts: Combination | null): Judgement {
  const combination = fitCombination(
    scored.map(({ text, whole }) => ({
      signals: whole,
      route: routeKinds.findIndex((kind) => kind === text.source.yes[0]),
    })),
    routeKinds.length,
    width,
  )
  const uncalibrated = compileRouteScores(
    { combination, crisisCalibration: [[0, 0]] },
    ofParts ?? combination,
  )
  const crisisCalibration = fitCalibration(
    scored.map((one) => {
      routesOf(uncalibrated, one)
      return { yes: one.text.source.yes.some(isCrisisRoute), score: uncalibrated.alarm() }
    }),
  )
  const routeScores = compileRouteScores({ combination, crisisCalibration }, ofParts ?? combination)
  const thresholds = thresholdsFrom(
    scored.map((one) => ({ yes: one.text.source.yes, routes: routesOf(routeScores, one) })),
  )
  return { combination, crisisCalibration, thresholds }
}

function routesOf(routeScores: RouteScores, { whole, parts }: Scored): ReturnType<RouteScores['end']> {
  routeScores.begin()
  for (const part of parts) routeScores.addPart(part.signals, part.isWhole)
  return routeScores.end(whole)
}
