import { parseArgs } from 'node:util'
import * as z from 'zod'
import { languages } from '../../src/guardrails/languages.ts'

const schema = z.strictObject({
  split: z.enum(['train', 'dev', 'test', 'cross']).default('test'),
  language: z.enum(languages).optional(),
  json: z.string().min(1).optional(),
  check: z.boolean().default(false),
  curve: z.boolean().default(false),
  misses: z.boolean().default(false),
})

export type EvaluationOptions = z.infer<typeof schema>

/** @throws Error naming the wrong option. */
export function readOptions(args: string[]): EvaluationOptions {
  const { values } = parseArgs({
    args,
    options: {
      split: { type: 'string' },
      language: { type: 'string' },
      json: { type: 'string' },
      check: { type: 'boolean' },
      curve: { type: 'boolean' },
      misses: { type: 'boolean' },
    },
  })
  const parsed = schema.safeParse(values)
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  if (parsed.data.misses && parsed.data.split === 'test')
    throw new Error(
      '--misses shows no message of the test split: what is looked at is tuned to. Take --split dev.',
    )
  return parsed.data
}
