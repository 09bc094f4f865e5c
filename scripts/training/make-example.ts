import { createFeatureBuffer, hashFeatures } from '../../src/guardrails/classifier/hash-features.ts'
import type { RuleHint } from '../../src/guardrails/classifier/rule-signals.ts'
import type { Reading } from '../../src/guardrails/text/read-text.ts'
import type { TrainingText } from './training-texts.ts'

/** A text with its reading and its features, made once for all heads and folds. */
export interface Prepared {
  readonly source: TrainingText
  readonly reading: Reading
  readonly rules: readonly RuleHint[]
  readonly routeFeatures: Uint32Array
  readonly topicFeatures: Uint32Array
}

const buffer = createFeatureBuffer()

export function prepare(
  source: TrainingText,
  reading: Reading,
  rules: readonly RuleHint[],
  routeBits: number,
  topicBits: number,
): Prepared {
  const plain = reading.variants[0]
  buffer.count = 0
  for (const { from, to } of plain?.clauses ?? []) if (plain) hashFeatures(plain, from, to, buffer)
  const hashes = buffer.hashes.slice(0, buffer.count)
  return {
    source,
    reading,
    rules,
    routeFeatures: Uint32Array.from(hashes, (hash) => hash >>> (32 - routeBits)),
    topicFeatures: Uint32Array.from(hashes, (hash) => hash >>> (32 - topicBits)),
  }
}
