import * as z from 'zod'
import { routeKinds, topicIds } from '../routes.ts'
import type { LinearTable } from './linear-table.ts'

/** Heads of the route table: one for each route, and one for "any crisis". */
export const routeHeads = [...routeKinds, 'crisis'] as const
/** Heads of the topic table: one for each topic, and one for "none of them". */
export const topicHeads = [...topicIds, 'none'] as const
/** What the routes are combined from: the route heads, and three properties of the text. */
export const signals = [...routeHeads, 'question', 'length', 'clauses'] as const
/** The same, and the loudest rule of each route. */
export const signalsWithRules = [...signals, ...routeKinds.map((kind) => `rule ${kind}` as const)] as const

const numbers = (length: number) => z.array(z.number()).length(length).readonly()
const probability = z.number().min(0).max(1)
const table = (heads: number) =>
  z.strictObject({ bits: z.int().min(8).max(20), biases: numbers(heads), scales: numbers(heads) })

const judgement = (width: number) =>
  z.strictObject({
    combination: z.strictObject({
      weights: z.array(numbers(width)).length(routeKinds.length).readonly(),
      biases: numbers(routeKinds.length),
    }),
    /** From the combined odds of a crisis, in the most alarming part, to its probability. */
    crisisCalibration: z
      .array(z.tuple([z.number(), probability]).readonly())
      .min(1)
      .readonly(),
    thresholds: z.record(z.enum(routeKinds), z.strictObject({ decided: probability, doubted: probability })),
  })

const header = z.strictObject({
  version: z.literal(1),
  routes: table(routeHeads.length),
  topics: table(topicHeads.length),
  /** How the routes are told from the text alone, and from the text and what the rules found. */
  alone: judgement(signals.length),
  withRules: judgement(signalsWithRules.length),
  /** What topic scores are multiplied by before they become shares of 1. */
  topicSharpness: z.number().positive(),
})

type Header = z.infer<typeof header>
export type Judgement = Header['alone']

/** All that the classifier has learnt. */
export interface Weights extends Omit<Header, 'version' | 'routes' | 'topics'> {
  readonly routes: LinearTable
  readonly topics: LinearTable
}

const magic = 'EKW1'
const prefixBytes = 8

/** One file: magic, length of the header, header as JSON, then values and rows of the route and the topic table. */
export function encodeWeights({ routes, topics, ...rest }: Weights): Uint8Array {
  // Parsing puts the keys into the order of the schema, so that equal weights are equal bytes.
  const head = header.parse({ version: 1, routes: headOf(routes), topics: headOf(topics), ...rest })
  const json = new TextEncoder().encode(JSON.stringify(head))
  const parts = [routes, topics].flatMap(({ values, rows }) => [
    values,
    new Uint8Array(rows.buffer, rows.byteOffset, rows.length),
  ])
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, prefixBytes + json.length))
  bytes.set(new TextEncoder().encode(magic))
  new DataView(bytes.buffer).setUint32(magic.length, json.length, true)
  bytes.set(json, prefixBytes)
  let at = prefixBytes + json.length
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

function headOf({ bits, biases, scales }: LinearTable): Header['routes'] {
  return { bits, biases, scales }
}

/** @throws Error when the bytes are no weights of this version. */
export function decodeWeights(bytes: Uint8Array): Weights {
  const isOurs = new TextDecoder().decode(bytes.subarray(0, magic.length)) === magic
  if (!isOurs) throw new Error('The weights of the classifier cannot be read. Run npm run train.')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true)
  const tables = prefixBytes + length
  const parsed = header.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(prefixBytes, tables))))
  const { version: _, ...head } = parsed
  const routeBytes = bytesOf(head.routes)
  if (bytes.length !== tables + routeBytes + bytesOf(head.topics))
    throw new Error('The weights of the classifier are cut short. Run npm run train.')
  return {
    ...head,
    routes: tableAt(bytes, tables, head.routes),
    topics: tableAt(bytes, tables + routeBytes, head.topics),
  }
}

function bytesOf({ bits, biases }: Header['routes']): number {
  return (1 + biases.length) << bits
}

function tableAt(bytes: Uint8Array, at: number, head: Header['routes']): LinearTable {
  const buckets = 1 << head.bits
  const from = bytes.byteOffset + at
  return {
    ...head,
    values: new Uint8Array(bytes.buffer, from, buckets),
    rows: new Int8Array(bytes.buffer, from + buckets, buckets * head.biases.length),
  }
}
