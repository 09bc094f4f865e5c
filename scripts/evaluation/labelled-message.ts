import * as z from 'zod'
import { isLanguage, type Language } from '../../src/guardrails/languages.ts'
import { crisisRoutes, plainRoutes, topicIds, type Route } from '../../src/guardrails/routes.ts'
import type { SourceFile } from '../../src/guardrails/source-file.ts'

export const tags = [
  'quiet',
  'explicit',
  'third-person',
  'irony',
  'figure-of-speech',
  'hard-negative',
  'past-settled',
  'negation',
  'understatement',
  'typo',
  'slang',
  'algospeak',
  'obfuscated',
  'injection',
  'code-switch',
  'long',
  'masked',
  'mixture',
  'plan',
  'goodbye',
  'self-harm',
  'voice-to-text',
  'elderly',
  'teen',
  'all-caps',
] as const

const routes: readonly Route[] = [
  ...crisisRoutes,
  ...plainRoutes.filter((route) => route !== 'faq'),
  ...topicIds.map((topic): Route => `faq:${topic}`),
]

const line = z.strictObject({
  text: z.string().min(1),
  route: z.enum(routes),
  also: z.array(z.enum(crisisRoutes)).default([]),
  topic: z.enum(topicIds).optional(),
  voice: z.string().min(1),
  tags: z.array(z.enum(tags)).default([]),
  after: z.array(z.string().min(1)).default([]),
})

/** A message with the decision that the policy asks for. */
export interface LabelledMessage extends z.infer<typeof line> {
  readonly language: Language
  /** Name of the file: who wrote it. An author is never in two splits. */
  readonly author: string
}

/**
 * Reads one file of `tests/messages/<language>/<author>.jsonl`.
 * @throws Error with one line for each fault: file, line and what is wrong.
 */
export function parseLabelledMessages(file: SourceFile): readonly LabelledMessage[] {
  const [, language = '', author = ''] = /([^/]+)\/([^/]+)\.jsonl$/.exec(file.path) ?? []
  if (!isLanguage(language))
    throw new Error(`${file.path}: put the file into a folder named after a language, such as en/`)
  const messages: LabelledMessage[] = []
  const faults: string[] = []
  file.text.split('\n').forEach((json, index) => {
    if (json.trim() === '') return
    const place = `${file.path}:${index + 1}`
    const parsed = line.safeParse(parseJson(json))
    if (parsed.success) messages.push({ ...parsed.data, language, author })
    else
      faults.push(...parsed.error.issues.map((i) => `${place}: ${i.path.join('.') || 'line'}: ${i.message}`))
  })
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return messages
}

/** Undefined when it is no JSON, which no schema accepts. */
function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
