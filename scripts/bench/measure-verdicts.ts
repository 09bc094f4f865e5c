import type { Guardrails } from '../../src/guardrails/guardrails.ts'
import { emptyContext } from '../../src/guardrails/verdict.ts'

export interface VerdictFigures {
  readonly medianMilliseconds: number
  readonly p99Milliseconds: number
  /** The slowest of several kinds of hostile messages of 4,096 characters. */
  readonly hostileMilliseconds: number
  readonly messagesPerSecond: number
}

const longest = 4096

const hostile: readonly string[] = [
  'a'.repeat(longest),
  'i want to die '.repeat(longest / 14),
  'k i l l '.repeat(longest / 8),
  'iwanttodie'.repeat(longest / 10),
  '\u200bk\u0301'.repeat(longest / 3),
  '💀'.repeat(longest / 2),
  'ไม่อยาก'.repeat(longest / 7),
  'd2FudCB0byBkaWU='.repeat(longest / 16),
]

/** Times single verdicts on one core, after a warm-up. */
export function measureVerdicts(guardrails: Guardrails, messages: readonly string[]): VerdictFigures {
  for (const text of messages) guardrails.decide(text, emptyContext)
  const started = performance.now()
  const times = messages.map((text) => timeOf(guardrails, text)).sort((a, b) => a - b)
  const seconds = (performance.now() - started) / 1000
  const slowest = hostile.map((text) => Math.min(timeOf(guardrails, text), timeOf(guardrails, text)))
  return {
    medianMilliseconds: times[Math.floor(times.length / 2)] ?? 0,
    p99Milliseconds: times[Math.floor(times.length * 0.99)] ?? 0,
    hostileMilliseconds: Math.max(...slowest),
    messagesPerSecond: messages.length / seconds,
  }
}

function timeOf(guardrails: Guardrails, text: string): number {
  const before = performance.now()
  guardrails.decide(text, emptyContext)
  return performance.now() - before
}
