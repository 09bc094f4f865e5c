import * as z from 'zod'
import { crisisRoutes, routeKinds, topicIds } from '../routes.ts'
import { details } from '../verdict.ts'

const pattern = z.string().min(1)
const patterns = z.array(pattern).min(1)
const sentences = z.array(z.string().min(1))
const id = z
  .string()
  .regex(
    /^[a-z]{2}(\.[a-z0-9-]+)+$/,
    'write it like en.suicide.wish-to-die: language code, dots, small letters',
  )

const effect = z.enum(['cancels', 'ignored']).default('cancels')

const rule = z
  .strictObject({
    id,
    route: z.enum(routeKinds),
    strength: z.enum(['certain', 'likely', 'possible', 'weak']),
    patterns,
    with: patterns.optional(),
    unless: patterns.optional(),
    negation: effect,
    past: effect,
    subject: z.enum(['any', 'other']).default('any'),
    sentence: z.enum(['any', 'question', 'statement']).default('any'),
    scope: z.enum(['clause', 'message']).default('clause'),
    detail: z.enum(details).optional(),
    topics: z.array(z.enum(topicIds)).min(1).optional(),
    examples: sentences.min(1, 'give at least one sentence that this rule must catch'),
    counterexamples: sentences.default([]),
  })
  .refine((r) => r.route !== 'faq' || r.topics !== undefined, {
    message: 'a rule of the route faq needs topics',
    path: ['topics'],
  })

const figure = z.strictObject({
  id,
  cancels: z
    .array(z.enum(routeKinds))
    .min(1)
    .default([...crisisRoutes]),
  patterns,
  examples: sentences.min(1),
  counterexamples: sentences.default([]),
})

const signal = z.strictObject({
  id,
  signal: z.enum(['loss', 'means', 'doubtful']),
  patterns,
  unless: patterns.optional(),
  negation: effect,
  examples: sentences.min(1),
  counterexamples: sentences.default([]),
})

/** One file of `rules/<language>/`. */
export const ruleFile = z.strictObject({
  rules: z.array(rule).default([]),
  figures: z.array(figure).default([]),
  signals: z.array(signal).default([]),
})

export type Rule = z.infer<typeof rule>
export type Figure = z.infer<typeof figure>
export type Signal = z.infer<typeof signal>
export type RuleFile = z.infer<typeof ruleFile>
