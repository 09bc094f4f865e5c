import { crisisRoutes, routeKinds, type RouteKind } from '../routes.ts'
import { calibrated } from './calibration.ts'
import { combine } from './combine.ts'
import type { VisitPart } from './raw-scores.ts'
import type { Judgement } from './weights-file.ts'

/** What a part must have more in logarithmic odds than the whole message to alarm as much: parts are many. */
const partMargin = 2

/** Puts the signals of a message and its parts together: `begin`, `addPart` for each part, `end` with the whole. */
export interface RouteScores {
  begin(): void
  readonly addPart: VisitPart
  end(whole: Float64Array): Readonly<Record<RouteKind, number>>
  /** Logarithmic odds of a crisis in the most alarming part, before calibration; known after `end`. */
  alarm(): number
}

/**
 * @param judgement of the whole message.
 * @param ofParts combination for the parts, which know the text alone.
 */
export function compileRouteScores(
  judgement: Pick<Judgement, 'combination' | 'crisisCalibration'>,
  ofParts: Judgement['combination'],
): RouteScores {
  const { combination, crisisCalibration } = judgement
  const probabilities = new Float64Array(routeKinds.length)
  const worst = new Float64Array(routeKinds.length)
  let alarm = -Infinity

  const take = (odds: number): void => {
    if (odds <= alarm) return
    alarm = odds
    worst.set(probabilities)
  }

  return {
    begin() {
      alarm = -Infinity
    },
    addPart(part, isWhole) {
      combine(ofParts, part, probabilities)
      take(crisisOdds(probabilities) - (isWhole ? 0 : partMargin))
    },
    end(whole) {
      combine(combination, whole, probabilities)
      take(crisisOdds(probabilities))
      const routes = Object.fromEntries(
        routeKinds.map((kind, index) => [kind, probabilities[index] ?? 0]),
      ) as Record<RouteKind, number> // every kind is a key
      // The likeliest kind of crisis takes the probability of a crisis; the others take their share of it.
      const crisis = calibrated(crisisCalibration, alarm)
      const likeliest = Math.max(...crisisRoutes.map((_, index) => worst[index] ?? 0)) || 1
      crisisRoutes.forEach((route, index) => {
        routes[route] = (crisis * (worst[index] ?? 0)) / likeliest
      })
      return routes
    },
    alarm: () => alarm,
  }
}

/** The crisis routes are the first of all. */
function crisisOdds(probabilities: Float64Array): number {
  let crisis = 1e-6
  let calm = 1e-6
  for (let route = 0; route < probabilities.length; route++) {
    if (route < crisisRoutes.length) crisis += probabilities[route] ?? 0
    else calm += probabilities[route] ?? 0
  }
  return Math.log(crisis / calm)
}
