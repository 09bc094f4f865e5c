import type { Finding } from '../detect/finding.ts'
import type { RouteKind } from '../routes.ts'
import type { Detail } from '../verdict.ts'
import { strengthWorth } from './add-up.ts'

/** The finer kind of the route, from the rules that speak for it. */
export function detailOf(kind: RouteKind, findings: readonly Finding[]): Detail | null {
  const own = findings
    .filter(({ route }) => route === kind)
    .sort((a, b) => strengthWorth[b.strength] - strengthWorth[a.strength])
  if (kind === 'suicide') {
    // One clear word about the writer's own danger outweighs what is said about a friend.
    const clear = own.filter(({ strength }) => strength === 'certain' || strength === 'likely')
    const speaking = clear.length > 0 ? clear : own
    return speaking.length > 0 && speaking.every(({ detail }) => detail === 'about-other')
      ? 'about-other'
      : null
  }
  if (kind === 'violence' && own.some(({ detail }) => detail === 'child')) return 'child'
  return own.find(({ detail }) => detail !== null)?.detail ?? null
}
