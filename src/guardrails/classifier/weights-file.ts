import { z } from 'zod'
import { routeKinds, topicIds } from '../routes.ts'

/** Heads of the route table: one for each route, and one for "any crisis". */
export const routeHeads = [...routeKinds, 'crisis'] as const
/** Heads of the topic table: one for each topic, and one for "none of them". */
export const topicHeads = [...topicIds, 'none'] as const

const numbers = (length: number) => z.array(z.number()).length(length)
const calibration = z
  .array(z.tuple([z.number(), z.number()]).readonly())
  .min(1)
  .readonly()
const probability = z.number().min(0).max(1)

const header = z.strictObject({
  version: z.literal(1),
  routes: z.strictObject({
    bits: z.int().min(8).max(20),
    biases: numbers(routeHeads.length),
    scales: numbers(routeHeads.length),
    calibrations: z.array(calibration).length(routeHeads.length),
  }),
  topics: z.strictObject({
    bits: z.int().min(8).max(20),
    biases: numbers(topicHeads.length),
    scales: numbers(topicHeads.length),
  }),
  /** What a single clause must score more than a whole message to count the same. */
  clauseMargin: z.number(),
  thresholds: z.record(z.enum(routeKinds), z.strictObject({ decided: probability, doubted: probability })),
})

export type WeightsHeader = z.infer<typeof header>

export interface Weights {
  readonly header: WeightsHeader
  /** A row of `routeHeads.length` numbers for each bucket. */
  readonly routeTable: Int8Array
  /** A row of `topicHeads.length` numbers for each bucket. */
  readonly topicTable: Int8Array
}

const magic = 'EKW1'
const prefixBytes = 8

/** One file: magic, length of the header, header as JSON, route table, topic table. */
export function encodeWeights({ header: head, routeTable, topicTable }: Weights): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(head))
  const bytes = new Uint8Array(prefixBytes + json.length + routeTable.length + topicTable.length)
  bytes.set(new TextEncoder().encode(magic))
  new DataView(bytes.buffer).setUint32(magic.length, json.length, true)
  bytes.set(json, prefixBytes)
  bytes.set(
    new Uint8Array(routeTable.buffer, routeTable.byteOffset, routeTable.length),
    prefixBytes + json.length,
  )
  bytes.set(
    new Uint8Array(topicTable.buffer, topicTable.byteOffset, topicTable.length),
    prefixBytes + json.length + routeTable.length,
  )
  return bytes
}

/** @throws Error when the bytes are no weights of this version. */
export function decodeWeights(bytes: Uint8Array): Weights {
  const isOurs = new TextDecoder().decode(bytes.subarray(0, magic.length)) === magic
  if (!isOurs) throw new Error('The weights of the classifier cannot be read. Run npm run train.')
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(magic.length, true)
  const tables = prefixBytes + length
  const head = header.parse(JSON.parse(new TextDecoder().decode(bytes.subarray(prefixBytes, tables))))
  const routeBytes = routeHeads.length << head.routes.bits
  const topicBytes = topicHeads.length << head.topics.bits
  if (bytes.length !== tables + routeBytes + topicBytes)
    throw new Error('The weights of the classifier are cut short. Run npm run train.')
  return {
    header: head,
    routeTable: new Int8Array(bytes.buffer, bytes.byteOffset + tables, routeBytes),
    topicTable: new Int8Array(bytes.buffer, bytes.byteOffset + tables + routeBytes, topicBytes),
  }
}
