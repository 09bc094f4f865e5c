import type { TopicScore } from '../detect/topic-overlap.ts'
import type { RouteKind } from '../routes.ts'

/** What a second reader, such as the classifier, thinks of the message: calibrated probabilities, topics best first. */
export interface RouteScores {
  readonly routes: Readonly<Record<RouteKind, number>>
  readonly topics: readonly TopicScore[]
}
