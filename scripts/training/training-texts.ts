import { readGuardrailFiles } from '../../src/disk/load-guardrails.ts'
import { readContentFiles } from '../../src/disk/load-content.ts'
import { splitFrontMatter } from '../../src/content/front-matter.ts'
import { parseYaml } from '../../src/guardrails/detect/parse-yaml.ts'
import { ruleFile } from '../../src/guardrails/detect/rule-schema.ts'
import { isLanguage, type Language } from '../../src/guardrails/languages.ts'
import {
  crisisRoutes,
  isCrisisRoute,
  routeKind,
  topicIds,
  type RouteKind,
  type TopicId,
} from '../../src/guardrails/routes.ts'
import { z } from 'zod'
import type { LabelledMessage } from '../evaluation/labelled-message.ts'

/** A text to learn from, with what is known about it. */
export interface TrainingText {
  readonly text: string
  readonly language: Language
  /** Texts of one group are never on both sides of a fold. */
  readonly group: string
  readonly yes: readonly RouteKind[]
  /** `others`: every other route is a no. Else only these are. */
  readonly no: readonly RouteKind[] | 'others'
  /** Null: no topic fits. Undefined: not known. */
  readonly topic: TopicId | null | undefined
  /** How much it counts among the texts about topics. */
  readonly topicWeight: number
}

/** Messages that only touch a topic, and the words of the answers, tell less than a question about it. */
const touchingWeight = 0.3

/** What a labelled message says. Messages that mean what they mean only after earlier ones teach nothing. */
export function textsFromMessages(messages: readonly LabelledMessage[]): TrainingText[] {
  return messages
    .filter(({ after }) => after.length === 0)
    .map(({ text, language, author, voice, route, also, topic }) => {
      const kind = routeKind(route)
      return {
        text,
        language,
        group: `${author}: ${voice}`,
        yes: [kind, ...also],
        no: 'others',
        topic: topicOf(route, topic),
        topicWeight: topic === undefined ? 1 : touchingWeight,
      }
    })
}

function topicOf(route: LabelledMessage['route'], topic: TopicId | undefined): TopicId | null | undefined {
  const asked = topicIds.find((id) => route === `faq:${id}`)
  if (asked) return asked
  return topic ?? (route === 'smalltalk' || route === 'offtopic' ? null : undefined)
}

/** The examples and counterexamples of the rules and figures of speech. */
export function textsFromRules(): TrainingText[] {
  return readGuardrailFiles().rules.flatMap((file) => {
    const language = /rules\/([a-z]{2})\//.exec(file.path)?.[1] ?? ''
    if (!isLanguage(language)) return []
    const { rules, figures } = parseYaml(file, ruleFile)
    const base = { language, group: file.path, topic: undefined, topicWeight: 1 }
    return [
      ...rules.flatMap((rule) => [
        ...rule.examples.map((text) => ({
          ...base,
          text,
          yes: [rule.route],
          no: isCrisisRoute(rule.route) ? (['smalltalk', 'offtopic'] as const) : [],
          topic: rule.route === 'faq' ? rule.topics?.[0] : undefined,
        })),
        ...rule.counterexamples.map((text) => ({
          ...base,
          text,
          yes: [],
          no: isCrisisRoute(rule.route) ? crisisRoutes : [rule.route],
        })),
      ]),
      ...figures.flatMap((figure) =>
        figure.examples.map((text) => ({ ...base, text, yes: [], no: figure.cancels })),
      ),
    ]
  })
}

const questions = z.object({
  id: z.enum(topicIds),
  title: z.string(),
  questions: z.array(z.string()).default([]),
})

/** How people ask about each topic, and the sentences that answer it, from the content. */
export function textsFromTopics(): TrainingText[] {
  return readContentFiles().flatMap((file) => {
    const language = /content\/([a-z]{2})\/topics\/[^/]+\.md$/.exec(file.path)?.[1] ?? ''
    const front = splitFrontMatter(file)
    if (!isLanguage(language) || !front) return []
    const entry = parseYaml({ path: file.path, text: front.yaml }, questions)
    const base = { language, group: file.path, topic: entry.id }
    return [
      ...entry.questions.map((text) => ({
        ...base,
        text,
        yes: ['faq' as const],
        no: 'others' as const,
        topicWeight: 1,
      })),
      ...[entry.title, ...sentencesOf(front.body)].map((text) => ({
        ...base,
        text,
        yes: [],
        no: [],
        topicWeight: touchingWeight,
      })),
    ]
  })
}

const shortestSentence = 12

function sentencesOf(body: string): string[] {
  return body
    .split(/\n|(?<=[.?!]) /)
    .map((sentence) => sentence.replace(/[*#>-]/g, ' ').trim())
    .filter((sentence) => sentence.length >= shortestSentence)
}
