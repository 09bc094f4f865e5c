import type { TopicId } from '../routes.ts'

export interface TopicScore {
  readonly topic: TopicId
  /** 0: nothing in common; 1: the words of a known question. */
  readonly score: number
}

/** Ranks topics by the words that a message shares with the topics' own questions; best first. */
export type TopicOverlap = (tokens: readonly { readonly text: string }[]) => readonly TopicScore[]

/**
 * Cosine of weighted words and word pairs with each known question; a topic's score is that of its best question.
 * Rare words weigh more than common ones.
 * @param questions folded into tokens.
 */
export function compileTopicOverlap(
  questions: readonly { readonly topic: TopicId; readonly tokens: readonly string[] }[],
): TopicOverlap {
  const terms = questions.map(({ tokens }) => [...new Set(termsOf(tokens))])
  const spread = new Map<string, number>()
  for (const list of terms) for (const term of list) spread.set(term, (spread.get(term) ?? 0) + 1)
  const weightOf = (term: string): number => Math.log((questions.length + 1) / (spread.get(term) ?? 0.5))
  const postings = new Map<string, { question: number; weight: number }[]>()
  terms.forEach((list, question) => {
    const norm = normOf(list.map(weightOf))
    for (const term of list) {
      const entry = { question, weight: weightOf(term) / norm }
      const known = postings.get(term)
      if (known) known.push(entry)
      else postings.set(term, [entry])
    }
  })

  return (tokens) => {
    const asked = [...new Set(termsOf(tokens.map((token) => token.text)))]
    // A term that no question holds says that the message is about something else, but long messages hold many.
    const norm = normOf(asked.map((term) => weightOf(term) * (spread.has(term) ? 1 : 0.5)))
    const scores = new Map<number, number>()
    for (const term of asked) {
      const share = weightOf(term) / norm
      for (const { question, weight } of postings.get(term) ?? []) {
        scores.set(question, (scores.get(question) ?? 0) + share * weight)
      }
    }
    const best = new Map<TopicId, number>()
    for (const [question, score] of scores) {
      const topic = questions[question]?.topic
      if (topic && score > (best.get(topic) ?? 0)) best.set(topic, score)
    }
    return [...best].map(([topic, score]) => ({ topic, score })).sort((a, b) => b.score - a.score)
  }
}

function termsOf(words: readonly string[]): string[] {
  const pairs = words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`)
  return [...words, ...pairs]
}

function normOf(weights: readonly number[]): number {
  return Math.sqrt(weights.reduce((sum, weight) => sum + weight * weight, 0)) || 1
}
