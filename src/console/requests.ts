import * as z from 'zod'
import { flagCategories, noteIds } from '../content/moderator-ids.ts'
import { resolutions } from '../moderation/flag-case.ts'

/** What the page may ask for. Everything travels in bodies, so that no address and no log names a flag. */

const flagId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
const severity = z.enum(['critical', 'low'])

export const loginRequest = z.strictObject({ initData: z.string() })

export const queueViews = ['open', 'mine', 'claimed', 'closed', 'all'] as const
export const queueRequest = z.strictObject({
  view: z.enum(queueViews),
  severity: severity.optional(),
  category: z.enum(flagCategories).optional(),
  after: z.strictObject({ id: flagId, createdAt: z.int(), severity }).optional(),
})
export type QueueRequest = z.output<typeof queueRequest>

export const flagRequest = z.strictObject({ id: flagId })

export const actRequest = z.strictObject({
  id: flagId,
  act: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('claim') }),
    z.strictObject({ kind: z.literal('hand-over') }),
    z.strictObject({ kind: z.literal('note'), note: z.enum(noteIds) }),
    z.strictObject({ kind: z.literal('resolve'), resolution: z.enum(resolutions) }),
  ]),
})

export const trailRequest = z.strictObject({ before: z.int().positive().optional() })
export const chartsRequest = z.strictObject({ days: z.union([z.literal(7), z.literal(30), z.literal(90)]) })
export const nothingMore = z.strictObject({})
