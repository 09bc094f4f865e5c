import type { routeHeads, topicHeads } from '../../src/guardrails/classifier/weights-file.ts'
import { isCrisisRoute } from '../../src/guardrails/routes.ts'
import type { TrainingText } from './training-texts.ts'

/** Whether a text is a yes or a no for a route; null when that is not known. */
export function isRoute(
  { yes, no, crisisUnknown }: TrainingText,
  head: (typeof routeHeads)[number],
): boolean | null {
  if (head === 'crisis') {
    if (yes.some(isCrisisRoute)) return true
    if (crisisUnknown === true) return null
    return no === 'others' || no.some(isCrisisRoute) || yes.length > 0 ? false : null
  }
  if (yes.includes(head)) return true
  return no === 'others' || no.includes(head) ? false : null
}

/** The same for a topic; null when nothing is known about the topic of the text. */
export function isTopic({ topic }: TrainingText, head: (typeof topicHeads)[number]): boolean | null {
  return topic === undefined ? null : head === (topic ?? 'none')
}
