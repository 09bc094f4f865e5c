import { createInterface } from 'node:readline'
import * as z from 'zod'
import { loadGuardrailsAlone } from '../src/disk/load-guardrails-alone.ts'
import { contextAfter, emptyContext, type DecisionContext } from '../src/guardrails/verdict.ts'

/**
 * Reads messages from standard input, one a line, and writes one verdict a line, in order, as they come.
 * A line that begins with `{` is JSON with `text` and, optionally, `after`: what the person wrote before. A line that
 * is not such JSON is taken as the message itself, so that nothing is left without a verdict.
 */
const lineSchema = z.looseObject({ text: z.string(), after: z.array(z.string()).default([]) })

function parseLine(line: string): z.output<typeof lineSchema> {
  if (!line.trimStart().startsWith('{')) return { text: line, after: [] }
  try {
    const parsed = lineSchema.safeParse(JSON.parse(line))
    if (parsed.success) return parsed.data
  } catch {
    // Not JSON: somebody writes with a brace.
  }
  return { text: line, after: [] }
}

const guardrails = loadGuardrailsAlone()

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { text, after } = parseLine(line)
  const context = after.reduce<DecisionContext>(
    (before, earlier) => contextAfter(before, guardrails.decide(earlier, before)),
    emptyContext,
  )
  const { route, also, topic, topics, language, confidence, evidence } = guardrails.decide(text, context)
  process.stdout.write(`${JSON.stringify({ route, also, topic, topics, language, confidence, evidence })}\n`)
}
