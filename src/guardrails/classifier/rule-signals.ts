import type { Finding } from '../detect/finding.ts'
import { routeKinds } from '../routes.ts'

/** What the classifier wants to know of a rule that holds for the message. */
export type RuleHint = Pick<Finding, 'route' | 'strength'>

/** How loud a rule of each strength speaks; what that is worth is learnt. */
const loudness = { certain: 1, likely: 0.7, possible: 0.4, weak: 0.25 } as const

/** Writes the loudest rule of each route into `into`, from place `at` on. */
export function writeRuleSignals(hints: readonly RuleHint[], into: Float64Array, at: number): void {
  into.fill(0, at, at + routeKinds.length)
  for (const { route, strength } of hints) {
    const place = at + routeKinds.indexOf(route)
    into[place] = Math.max(into[place] ?? 0, loudness[strength])
  }
}
