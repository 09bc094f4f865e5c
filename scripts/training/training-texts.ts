import { readGuardrailFiles } from '../../src/disk/load-guardrails.ts'
import { readContentFiles } from '../../src/disk/load-content.ts'
import { splitFrontMatter } from '../../src/content/front-matter.ts'
import { parseYaml } from '../../src/guardrails/detect/parse-yaml.ts'
import { ruleFile } from '../../src/guardrails/detect/rule-schema.ts'
import { isLanguage, type Language } from '../../src/guardrails/languages.ts'
import {
  crisisRoutes,
  isCrisisRoute,
  plainRoutes,
  routeKind,
  topicIds,
  type RouteKind,
  type TopicId,
} from '../../src/guardrails/routes.ts'
import * as z from 'zod'
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
  /** True: nothing is said about crises, although the text has a route. */
  readonly crisisUnknown?: boolean
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

const otherPlainRoutes = plainRoutes.filter((route) => route !== 'faq')

/**
 * Questions about topics are harmless. Where a language has many of them and few texts of a crisis, they would teach
 * that its very words are harmless: in Spanish, quiet crises were lost so. There only as many say that they are no
 * crisis as there are texts of one, spread over the topics; the others teach their topic and route alone.
 */
export function balanced(
  texts: readonly TrainingText[],
  taught: readonly TrainingText[],
): readonly TrainingText[] {
  const isQuestion = ({ yes }: TrainingText): boolean => yes.length > 0
  const crises = countByLanguage(taught.filter(({ yes }) => yes.some(isCrisisRoute)))
  const asked = countByLanguage(texts.filter(isQuestion))
  const seen = new Map<Language, number>()
  return texts.map((text) => {
    if (!isQuestion(text)) return text
    const { language } = text
    const place = seen.get(language) ?? 0
    seen.set(language, place + 1)
    const step = Math.ceil((asked.get(language) ?? 0) / Math.max(1, crises.get(language) ?? 0))
    return place % step === 0 ? text : { ...text, no: otherPlainRoutes, crisisUnknown: true }
  })
}

function countByLanguage(texts: readonly TrainingText[]): ReadonlyMap<Language, number> {
  const counts = new Map<Language, number>()
  for (const { language } of texts) counts.set(language, (counts.get(language) ?? 0) + 1)
  return counts
}
