import { createFeatureBuffer, hashFeatures } from '../../src/guardrails/classifier/hash-features.ts'
import { routeHeads, topicHeads } from '../../src/guardrails/classifier/weights-file.ts'
import { isCrisisRoute, type RouteKind } from '../../src/guardrails/routes.ts'
import type { Reading } from '../../src/guardrails/text/read-text.ts'
import type { Example } from './learn.ts'
import type { TrainingText } from './training-texts.ts'

export interface Prepared {
  readonly source: TrainingText
  readonly reading: Reading
  readonly hashes: Int32Array
  readonly routes: Example
  /** Null: nothing is known about its topic. */
  readonly topics: Example | null
}

const buffer = createFeatureBuffer()

/** Turns a text into what the heads learn from. */
export function prepare(
  source: TrainingText,
  reading: Reading,
  routeBits: number,
  topicBits: number,
): Prepared {
  const plain = reading.variants[0]
  buffer.count = 0
  for (const { from, to } of plain?.clauses ?? []) if (plain) hashFeatures(plain, from, to, buffer)
  const hashes = buffer.hashes.slice(0, buffer.count)
  const weight = 1
  return {
    source,
    reading,
    hashes,
    routes: { features: bucketsOf(hashes, routeBits), targets: routeTargets(source), weight },
    topics:
      source.topic === undefined
        ? null
        : {
            features: bucketsOf(hashes, topicBits),
            targets: Int8Array.from(topicHeads, (head) => Number(head === (source.topic ?? 'none'))),
            weight,
          },
  }
}

function bucketsOf(hashes: Int32Array, bits: number): Uint32Array {
  return Uint32Array.from(hashes, (hash) => hash >>> (32 - bits))
}

function routeTargets({ yes, no, crisisUnknown }: TrainingText): Int8Array {
  const isNo = (route: RouteKind): boolean => no === 'others' || no.includes(route)
  const isCrisis = yes.some(isCrisisRoute)
  const isHarmless = crisisUnknown !== true && (yes.length > 0 || no === 'others' || no.some(isCrisisRoute))
  return Int8Array.from(routeHeads, (head) => {
    if (head === 'crisis') return isCrisis ? 1 : isHarmless ? 0 : -1
    return yes.includes(head) ? 1 : isNo(head) ? 0 : -1
  })
}
