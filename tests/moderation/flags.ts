import type { FlagCase, Moderator } from '../../src/moderation/flag-case.ts'
import { flagDetailsSchema } from '../../src/moderation/flag-details.ts'
import type { ModerationTimes } from '../../src/moderation/times.ts'

export const start = 1_700_000_000_000
export const times: ModerationTimes = {
  ringAgain: [100, 200, 400],
  idle: 1000,
  digest: 500,
  context: 300,
  lease: 10,
}
export const ann: Moderator = { key: 'ann-key', id: 11 }
export const ben: Moderator = { key: 'ben-key', id: 22 }

export function flagCase(
  flag: Partial<FlagCase['flag']> = {},
  details: Partial<FlagCase['details']> = {},
): FlagCase {
  return {
    flag: {
      id: '7-abc',
      conversation: 'conversation',
      version: 1,
      createdAt: start,
      expiresAt: start + 1_000_000,
      severity: 'critical',
      state: 'open',
      category: 'suicide',
      holder: null,
      dueAt: null,
      ...flag,
    },
    details: {
      ...flagDetailsSchema.parse({
        route: 'suicide',
        answer: 'crisis-suicide',
        language: 'en',
        region: 'US',
        excerpt: '[name] said it',
        corrected: false,
      }),
      ...details,
    },
  }
}
