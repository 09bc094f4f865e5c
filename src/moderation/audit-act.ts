import * as z from 'zod'

/** What can be done about a flag or in the moderators' chat, as the audit trail names it. */
export const actNames = [
  'raise',
  'show',
  'ring',
  'digest',
  'claim',
  'hand-over',
  'give-back',
  'note',
  'look',
  'resolve',
  'correct',
  'check-in',
  'example',
  'missed',
  'erase',
  'mute',
  'unmute',
  'export',
] as const
export type ActName = (typeof actNames)[number]

/** Facts of an act: names from fixed lists and nothing else, so that no text can slip in. */
const fact = z.string().regex(/^[A-Za-z0-9:._-]{1,80}$/)

/** Whether a name can stand in the trail. */
export const isFact = (name: string): boolean => fact.safeParse(name).success

/** One act that is done, before it has its place in the chain. */
export const auditActSchema = z.strictObject({
  /** Unique: the flag and the version that the act made. */
  id: z.string(),
  at: z.int(),
  flag: z.string().nullable(),
  actor: z.string().nullable(),
  act: z.enum(actNames),
  facts: z.strictObject({
    category: fact.optional(),
    severity: fact.optional(),
    rules: z.array(fact).optional(),
    resolution: fact.optional(),
    note: fact.optional(),
    /** When the flag was raised, so that the time until this act can be told when the flag is gone. */
    raisedAt: z.int().optional(),
  }),
})
export type AuditAct = z.infer<typeof auditActSchema>
export type AuditFacts = AuditAct['facts']

const writtenFacts = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(auditActSchema.shape.facts)

/** The facts of an entry as the trail holds them; null when a newer release wrote what this one does not know. */
export function readFacts(written: string): AuditFacts | null {
  const parsed = writtenFacts.safeParse(written)
  return parsed.success ? parsed.data : null
}
