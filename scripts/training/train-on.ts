import type { Weights } from '../../src/guardrails/classifier/weights-file.ts'
import { compileReading } from '../evaluation/compile-reading.ts'
import type { LabelledMessage } from '../evaluation/labelled-message.ts'
import { prepare, type Prepared } from './make-example.ts'
import { routeBits, topicBits } from './learn-tables.ts'
import { trainWeights } from './train-weights.ts'
import {
  balanced,
  textsFromMessages,
  textsFromRules,
  textsFromTopics,
  type TrainingText,
} from './training-texts.ts'

/**
 * Makes a trainer that reads every text once, however often it trains. Texts of the rules and the content teach too,
 * unless they stand word for word among the messages that are held out.
 */
export function compileTrainer(): (
  learnt: readonly LabelledMessage[],
  heldOut: readonly LabelledMessage[],
) => Weights {
  const { read, findRules } = compileReading()
  const known = new Map<string, Prepared>()
  const prepareNow = (text: TrainingText): Prepared => {
    const reading = read(text.text, text.language)
    return prepare(text, reading, findRules(reading), routeBits, topicBits)
  }
  const prepareOnce = (text: TrainingText): Prepared => {
    const key = `${text.group}\n${text.crisisUnknown === true}\n${text.text}`
    const seen = known.get(key) ?? prepareNow(text)
    known.set(key, seen)
    return seen
  }
  const ofRules = textsFromRules()
  const ofTopics = textsFromTopics()
  return (learnt, heldOut) => {
    const hidden = new Set(heldOut.map(({ text }) => plain(text)))
    const shown = ({ text }: TrainingText): boolean => !hidden.has(plain(text))
    const taught = [...textsFromMessages(learnt), ...ofRules.filter(shown)]
    const texts = [...taught, ...balanced(ofTopics.filter(shown), taught)]
    return trainWeights(texts.map(prepareOnce), ({ source }) => source.no === 'others')
  }
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
