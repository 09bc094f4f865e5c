import type { LinearTable } from '../../src/guardrails/classifier/linear-table.ts'
import { routeHeads, topicHeads, type Weights } from '../../src/guardrails/classifier/weights-file.ts'
import { featureValues } from './feature-values.ts'
import { learnHead, type Example, type LearningOptions } from './learn.ts'
import type { Prepared } from './make-example.ts'
import { quantise } from './quantise.ts'
import { isRoute, isTopic } from './targets.ts'

export const routeBits = 17
export const topicBits = 15

const routeOptions: LearningOptions = { rounds: 10, cost: 1 }
const topicOptions: LearningOptions = { rounds: 10, cost: 0.5 }
/** Words tell more about a route than runs of characters, of which each word has many. */
const routeWordValue = 2
const topicWordValue = 1

/** Learns every head from the texts of which it is known whether they are a yes or a no. */
export function learnTables(texts: readonly Prepared[]): Pick<Weights, 'routes' | 'topics'> {
  const forRoutes = texts.filter(({ source }) => source.yes.length > 0 || source.no.length > 0)
  const forTopics = texts.filter(({ source }) => source.topic !== undefined)
  const routeFeatures = ({ routeFeatures: features }: Prepared): Uint32Array => features
  const topicFeatures = ({ topicFeatures: features }: Prepared): Uint32Array => features
  const routeValues = featureValues(forRoutes.map(routeFeatures), routeBits, routeWordValue)
  const topicValues = featureValues(forTopics.map(topicFeatures), topicBits, topicWordValue)
  const routes = routeHeads.map((head) => {
    const examples = examplesOf(
      forRoutes,
      ({ source }) => isRoute(source, head),
      routeFeatures,
      () => 1,
    )
    return learnHead(examples, inWholes(routeValues), routeOptions)
  })
  const topics = topicHeads.map((head) => {
    const answer = ({ source }: Prepared): boolean | null => isTopic(source, head)
    const examples = examplesOf(forTopics, answer, topicFeatures, ({ source }) => source.topicWeight)
    return learnHead(examples, inWholes(topicValues), topicOptions)
  })
  return {
    routes: tableFrom(routeBits, routeValues, routes),
    topics: tableFrom(topicBits, topicValues, topics),
  }
}

function tableFrom(bits: number, values: Uint8Array, heads: Parameters<typeof quantise>[0]): LinearTable {
  return { bits, values, ...quantise(heads) }
}

function examplesOf(
  texts: readonly Prepared[],
  answer: (text: Prepared) => boolean | null,
  features: (text: Prepared) => Uint32Array,
  weight: (text: Prepared) => number,
): Example[] {
  return texts.flatMap((text) => {
    const yes = answer(text)
    return yes === null ? [] : { features: features(text), yes, weight: weight(text) }
  })
}

function inWholes(values: Uint8Array): Float64Array {
  return Float64Array.from(values, (value) => value / 16)
}
