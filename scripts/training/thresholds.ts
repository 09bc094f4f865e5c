import type { WeightsHeader } from '../../src/guardrails/classifier/weights-file.ts'
import { routeKinds } from '../../src/guardrails/routes.ts'
import type { Judged } from './fit-calibration.ts'

export function thresholdsFrom(_judged: readonly (readonly Judged[])[]): WeightsHeader['thresholds'] {
  return Object.fromEntries(
    routeKinds.map((kind) => [kind, { decided: 0.65, doubted: 0.4 }]),
  ) as WeightsHeader['thresholds']
}
