import type { Finding } from '../detect/finding.ts'
import type { TopicScore } from '../detect/topic-overlap.ts'
import { strengthWorth } from './add-up.ts'
import type { TopicId } from '../routes.ts'

/** A topic that a rule names second, third … counts for this much less each time. */
const laterTopic = 0.6

/**
 * Adds what the rules hint at to what the words resemble. Best first.
 * @param trust what a hint of the rules counts for, 0 to 1.
 */
export function rankTopics(
  findings: readonly Finding[],
  resembling: readonly TopicScore[],
  trust: number,
): readonly TopicScore[] {
  const scores = new Map<TopicId, number>(resembling.map(({ topic, score }) => [topic, score]))
  for (const { topics, strength } of findings) {
    topics.forEach((topic, place) => {
      const hint = trust * strengthWorth[strength] * laterTopic ** place
      scores.set(topic, (scores.get(topic) ?? 0) + hint)
    })
  }
  return [...scores].map(([topic, score]) => ({ topic, score })).sort((a, b) => b.score - a.score)
}
