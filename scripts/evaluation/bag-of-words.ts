import { routeKind, topicIds, type Route, type TopicId } from '../../src/guardrails/routes.ts'
import type { Judge } from './judge.ts'
import type { LabelledMessage } from './labelled-message.ts'

/**
 * What a team would otherwise take: multinomial naive Bayes over words, add-one smoothing, on the same messages. It
 * tells what the rest of the guardrails is worth.
 */
export function bagOfWordsJudge(learnt: readonly LabelledMessage[]): Judge {
  const routes = learnBayes(learnt.map((message) => [message.text, routeKind(message.route)]))
  const topics = learnBayes(
    learnt.flatMap(({ text, route }): [string, TopicId][] => {
      const topic = topicIds.find((id) => route === `faq:${id}`)
      return topic ? [[text, topic]] : []
    }),
  )
  return ({ text }) => {
    const kind = routes(text)[0] ?? 'offtopic'
    const best = topics(text).slice(0, 3)
    const route: Route = kind === 'faq' ? `faq:${best[0] ?? 'about-bot'}` : kind
    return { route, also: [], topics: best }
  }
}

/** Learns from pairs of text and class; ranks the classes of a text, likeliest first. */
function learnBayes<Class extends string>(
  pairs: readonly (readonly [text: string, of: Class])[],
): (text: string) => readonly Class[] {
  const documents = new Map<Class, number>()
  const totals = new Map<Class, number>()
  const counts = new Map<string, Map<Class, number>>()
  for (const [text, of] of pairs) {
    documents.set(of, (documents.get(of) ?? 0) + 1)
    for (const word of wordsOf(text)) {
      const byClass = counts.get(word) ?? new Map<Class, number>()
      byClass.set(of, (byClass.get(of) ?? 0) + 1)
      counts.set(word, byClass)
      totals.set(of, (totals.get(of) ?? 0) + 1)
    }
  }
  return (text) => {
    const words = wordsOf(text).flatMap((word) => counts.get(word) ?? [])
    const ranked = [...documents].map(([of, number]) => {
      const total = (totals.get(of) ?? 0) + counts.size
      const score = words.reduce(
        (sum, byClass) => sum + Math.log(((byClass.get(of) ?? 0) + 1) / total),
        Math.log(number),
      )
      return { of, score }
    })
    return ranked.sort((a, b) => b.score - a.score).map(({ of }) => of)
  }
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}']+/gu) ?? []
}
