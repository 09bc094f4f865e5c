import type { Findings, FoundSignal } from '../detect/finding.ts'
import { crisisRoutes, type CrisisRoute, type RouteKind } from '../routes.ts'
import { lossEvidence, type DecisionContext, type Evidence } from '../verdict.ts'
import { decided, doubted, strengthWorth } from './add-up.ts'

/** What the conversation adds to a message: crises raised to at least these probabilities, with the reason. */
export interface AddedRisk {
  readonly atLeast: Readonly<Partial<Record<CrisisRoute, number>>>
  readonly evidence: readonly Evidence[]
}

/**
 * Risk that lasts, and masked risk. After a crisis of the same day a doubtful message is a crisis again; a loss and
 * a question about means together earn the support line.
 * @param sums probability of each route from this message alone.
 */
export function addLastingRisk(
  sums: Readonly<Record<RouteKind, number>>,
  { signals }: Findings,
  context: DecisionContext,
): AddedRisk {
  const atLeast: Partial<Record<CrisisRoute, number>> = {}
  const evidence: Evidence[] = signals
    .filter((s) => s.signal === 'loss')
    .map((s) => signalEvidence(s, 'distress'))
  const raise = (route: CrisisRoute, to: number, name: string): void => {
    if ((atLeast[route] ?? 0) >= to) return
    atLeast[route] = to
    evidence.push({ source: 'context', name, route, start: 0, end: 0 })
  }
  const speaksOf = (signal: FoundSignal['signal']): boolean => signals.some((s) => s.signal === signal)

  if (speaksOf('means') && (context.recentLoss || speaksOf('loss')))
    raise('suicide', doubted, 'loss-and-means')
  const last = context.recentCrises.at(-1)
  if (!last) return { atLeast, evidence }

  for (const route of crisisRoutes) {
    if (sums[route] >= strengthWorth.weak && sums[route] < decided)
      raise(route, decided, 'doubt-after-crisis')
  }
  if (speaksOf('means')) raise('suicide', decided, 'means-after-crisis')
  if (speaksOf('doubtful')) raise(last, decided, 'doubt-after-crisis')
  // Somebody who was in danger today keeps the line at hand with every answer that is not a plain fact.
  if (Math.max(sums.dosing, sums.illicit, sums.distress) >= doubted) raise(last, doubted, 'line-after-crisis')
  return { atLeast, evidence }
}

function signalEvidence({ start, end }: FoundSignal, route: RouteKind): Evidence {
  return { source: 'rule', name: lossEvidence, route, start, end }
}
