import { readGuardrailFiles } from '../../src/disk/load-guardrails.ts'
import {
  classifierFrom,
  type Classifier,
  type ClassifierScores,
} from '../../src/guardrails/classifier/classifier.ts'
import type { Weights } from '../../src/guardrails/classifier/weights-file.ts'
import { compileGuardrails, type GuardrailSources } from '../../src/guardrails/guardrails.ts'
import { crisisRoutes, plainRoutes, type RouteKind } from '../../src/guardrails/routes.ts'
import { contextAfter, emptyContext } from '../../src/guardrails/verdict.ts'
import { textsFromTopics } from '../training/training-texts.ts'
import type { ReadingWithRules } from './compile-reading.ts'
import type { Judgement } from './figures.ts'
import type { LabelledMessage } from './labelled-message.ts'

/** Decides about a message without having seen its label. */
export type Judge = (message: LabelledMessage) => Judgement

/** The guardrails as they run, with these weights or by rules alone. */
export function guardrailsJudge(weights: Uint8Array | null): Judge {
  const topicQuestions = textsFromTopics().flatMap(({ text, topic, language, yes }) =>
    topic && yes.length > 0 ? [{ topic, language, questions: [text] }] : [],
  ) satisfies GuardrailSources['topicQuestions']
  const guardrails = compileGuardrails({ ...readGuardrailFiles(), topicQuestions, weights })
  return ({ text, after }) => {
    let context = emptyContext
    for (const earlier of after) context = contextAfter(context, guardrails.decide(earlier, context))
    return guardrails.decide(text, context)
  }
}

/** The classifier without the rules: the likeliest route, unless a crisis passes its threshold. */
export function classifierJudge(weights: Weights, { read }: ReadingWithRules): Judge {
  const classifier = classifierFrom(weights)
  return ({ text, language }) => judgeByScores(classifier.score(read(text, language)), classifier.thresholds)
}

/** The classifier that weighs the rules with the words, and nothing else: no context, no rule that decides alone. */
export function weighingJudge(weights: Weights, { read, findRules }: ReadingWithRules): Judge {
  const classifier = classifierFrom(weights)
  return ({ text, language }) => {
    const reading = read(text, language)
    return judgeByScores(classifier.score(reading, findRules(reading)), classifier.thresholdsWithRules)
  }
}

function judgeByScores(
  { routes, topics }: ClassifierScores,
  thresholds: Classifier['thresholds'],
): Judgement {
  const byScore = (a: RouteKind, b: RouteKind): number => routes[b] - routes[a]
  const crisis = crisisRoutes.filter((route) => routes[route] >= thresholds[route].decided).sort(byScore)[0]
  const kind = crisis ?? plainRoutes.toSorted(byScore)[0] ?? 'offtopic'
  const topic = topics[0]?.topic ?? 'about-bot'
  return {
    route: kind === 'faq' ? `faq:${topic}` : kind,
    also: crisisRoutes.filter((route) => route !== kind && routes[route] >= thresholds[route].doubted),
    topics: topics.slice(0, 3).map((ranked) => ranked.topic),
  }
}
