/** The route and topic names of the message policy. Their order is their precedence: the first wins. */

export const crisisRoutes = ['overdose', 'medical', 'suicide', 'violence'] as const
export type CrisisRoute = (typeof crisisRoutes)[number]

export const plainRoutes = ['dosing', 'illicit', 'distress', 'faq', 'smalltalk', 'offtopic'] as const

/** A route without its topic: `faq` stands for every `faq:<topic>`. */
export const routeKinds = [...crisisRoutes, ...plainRoutes] as const
export type RouteKind = (typeof routeKinds)[number]

export const topicIds = [
  'opioid-withdrawal',
  'withdrawal-timeline',
  'withdrawal-danger',
  'withdrawal-comfort',
  'what-is-kratom',
  'how-kratom-works',
  'kratom-evidence',
  'strains',
  'kratom-risks',
  'liver',
  'kratom-dependence',
  'kratom-withdrawal',
  'stopping-kratom',
  'seven-oh',
  'interactions',
  'product-quality',
  'legal-status',
  'drug-tests',
  'pregnancy',
  'driving-work',
  'young-people',
  'medications-for-oud',
  'buprenorphine-start',
  'kratom-vs-medication',
  'kratom-and-buprenorphine',
  'naloxone',
  'overdose-signs',
  'tolerance-loss',
  'fentanyl',
  'treatment-options',
  'find-treatment',
  'talk-to-clinician',
  'treatment-plan',
  'counselling',
  'lifestyle',
  'cravings-relapse',
  'mood-anxiety',
  'pain',
  'helping-someone',
  'stigma-privacy',
  'about-bot',
] as const
export type TopicId = (typeof topicIds)[number]

/** The single decision about a message, as `npm run classify` prints it. */
export type Route = Exclude<RouteKind, 'faq'> | `faq:${TopicId}`

const crisisRouteSet: ReadonlySet<string> = new Set(crisisRoutes)

/** True for the four routes that are answered with help lines at once. */
export function isCrisisRoute(route: string): route is CrisisRoute {
  return crisisRouteSet.has(route)
}

/** `faq:liver` -> `faq`; every other route is its own kind. */
export function routeKind(route: Route): RouteKind {
  // The cast is sound: a route is either a kind or `faq:` and a topic.
  return route.startsWith('faq:') ? 'faq' : (route as RouteKind)
}
