import { isCrisisRoute, routeKinds, type RouteKind } from '../routes.ts'
import type { Finding } from '../detect/finding.ts'

/** What a rule of each strength is worth as a probability; two weak ones make a doubt, three a likely crisis. */
export const strengthWorth = { certain: 0.97, likely: 0.8, possible: 0.45, weak: 0.3 } as const

/** Probability from which on a route is taken. */
export const decided = 0.65
/** Probability from which on a crisis earns its line beside the route. */
export const doubted = 0.4

/**
 * Adds the findings up, route by route. For crises independent findings strengthen each other (noisy or); findings
 * over the same words count once. For other routes the strongest finding counts.
 */
export function addUp(findings: readonly Finding[]): Record<RouteKind, number> {
  const sums = Object.fromEntries(routeKinds.map((route) => [route, 0])) as Record<RouteKind, number>
  const counted: Finding[] = []
  const strongestFirst = [...findings].sort((a, b) => strengthWorth[b.strength] - strengthWorth[a.strength])
  for (const finding of strongestFirst) {
    const { route } = finding
    const worth = strengthWorth[finding.strength]
    if (!isCrisisRoute(route)) sums[route] = Math.max(sums[route], worth)
    else if (!counted.some((other) => other.route === route && sharesWords(other, finding))) {
      counted.push(finding)
      sums[route] = 1 - (1 - sums[route]) * (1 - worth)
    }
  }
  return sums
}

function sharesWords(a: Finding, b: Finding): boolean {
  return a.end > 0 && a.start < b.end && b.start < a.end
}
